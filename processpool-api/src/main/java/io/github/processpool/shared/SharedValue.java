package io.github.processpool.shared;

import java.util.function.UnaryOperator;

/**
 * A variable between processes, of any type that can be sent. {@link #get} returns a copy: to share changes to it, set
 * it again.
 *
 * <p>In Python: {@code Manager().Value}. There {@code value += 1} loses updates; use {@link #updateAndGet} here.
 *
 * @param <T> the type of the value, which may be null
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
     * @param value the new value, which is copied
     * @throws IllegalStateException if the manager is closed
     */
    void set(T value);

    /**
     * Sets the value if it equals the expected one. Values are compared by {@code equals}, in the calling process;
     * arrays and other values that compare by identity are equal if they are encoded equally.
     *
     * @param expected the expected value
     * @param value the new value
     * @return true if the value was set, false if it was another than expected
     * @throws IllegalStateException if the manager is closed
     */
    boolean compareAndSet(T expected, T value);

    /**
     * Sets the value to the result of a function of it. The function runs in the calling process, and again if there
     * was a concurrent change, so it should have no side effects.
     *
     * @param update computes the new value from the old one
     * @return the new value
     * @throws IllegalStateException if the manager is closed
     */
    T updateAndGet(UnaryOperator<T> update);
}
