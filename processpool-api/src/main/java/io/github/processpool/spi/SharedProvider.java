package io.github.processpool.spi;

import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedByteArray;
import io.github.processpool.shared.SharedDoubleArray;
import io.github.processpool.shared.SharedIntArray;
import io.github.processpool.shared.SharedLongArray;
import java.util.Set;

/**
 * Makes the objects behind {@code io.github.processpool.shared}. Programs don't call it: they use the {@code create}
 * methods of the types there.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface SharedProvider {

    /**
     * Makes a manager.
     *
     * @param caller the class that asked for it: what lives beside it is data that workers may put into the manager
     * @param allowed further types that workers may put into it
     * @return a manager that nobody else has
     */
    Manager newManager(Class<?> caller, Set<Class<?>> allowed);

    /**
     * Makes an array of zeros.
     *
     * @param length how many elements it has
     * @return the array
     * @throws IllegalArgumentException if the length is negative
     */
    SharedLongArray newLongArray(int length);

    /**
     * Makes an array of zeros.
     *
     * @param length how many elements it has
     * @return the array
     * @throws IllegalArgumentException if the length is negative
     */
    SharedIntArray newIntArray(int length);

    /**
     * Makes an array of zeros.
     *
     * @param length how many elements it has
     * @return the array
     * @throws IllegalArgumentException if the length is negative
     */
    SharedDoubleArray newDoubleArray(int length);

    /**
     * Makes an array of zeros.
     *
     * @param length how many elements it has
     * @return the array
     * @throws IllegalArgumentException if the length is negative
     */
    SharedByteArray newByteArray(int length);
}
