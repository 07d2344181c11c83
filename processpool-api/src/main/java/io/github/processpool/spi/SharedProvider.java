package io.github.processpool.spi;

import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedByteArray;
import io.github.processpool.shared.SharedDoubleArray;
import io.github.processpool.shared.SharedIntArray;
import io.github.processpool.shared.SharedLongArray;
import java.util.Set;

/**
 * Creates the objects of {@code io.github.processpool.shared}. Programs don't call it: they use the {@code create}
 * methods of the types there.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface SharedProvider {

    /**
     * Creates a manager.
     *
     * @param caller the class that called {@code create}: workers may put values of the types next to it into the
     *     manager
     * @param allowed further types that workers may put into it
     * @return a new manager
     */
    Manager newManager(Class<?> caller, Set<Class<?>> allowed);

    /**
     * Creates an array of zeros.
     *
     * @param length the number of elements
     * @return the array
     * @throws IllegalArgumentException if the length is negative
     */
    SharedLongArray newLongArray(int length);

    /**
     * Creates an array of zeros.
     *
     * @param length the number of elements
     * @return the array
     * @throws IllegalArgumentException if the length is negative
     */
    SharedIntArray newIntArray(int length);

    /**
     * Creates an array of zeros.
     *
     * @param length the number of elements
     * @return the array
     * @throws IllegalArgumentException if the length is negative
     */
    SharedDoubleArray newDoubleArray(int length);

    /**
     * Creates an array of zeros.
     *
     * @param length the number of elements
     * @return the array
     * @throws IllegalArgumentException if the length is negative
     */
    SharedByteArray newByteArray(int length);
}
