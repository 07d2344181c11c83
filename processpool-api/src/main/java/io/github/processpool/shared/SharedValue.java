package io.github.processpool.shared;

import java.util.function.UnaryOperator;

/**
 * A variable between processes, of any type that travels. It holds a copy: who changes what {@link #get} returned sets it
 * again to share it.
 *
 * <p>In Python: {@code Manager().Value}; there {@code value += 1} loses updates, for which {@link #updateAndGet} is here.
 *
 * @param <T> the type of the value; null is a value like any other
 * @since 0.1.0
 */
public interface SharedValue<T> {

    /**
     * Returns the value.
     *
     * @return a copy
     * @throws IllegalStateException if the manager is closed
     */
    T get();

    /**
     * Sets the value.
     *
     * @param value the new one, which is copied
     * @throws IllegalStateException if the manager is closed
     */
    void set(T value);

    /**
     * Sets the value if it is as expected. Values are compared by {@code equals}, in the calling process; arrays and
     * others that compare by identity are the same if they travel in the same form.
     *
     * @param expected what the value must equal
     * @param value the new one
     * @return false if it was another
     * @throws IllegalStateException if the manager is closed
     */
    boolean compareAndSet(T expected, T value);

    /**
     * Sets the value to what a function makes of it. The function runs in the calling process, and again if others have
     * set the value meanwhile, so it should have no effects of its own.
     *
     * @param update makes the new value of the old one
     * @return the new value
     * @throws IllegalStateException if the manager is closed
     */
    T updateAndGet(UnaryOperator<T> update);
}
