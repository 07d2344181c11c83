package io.github.processpool.shared;

/**
 * A counter between processes. Each operation is atomic and takes one request.
 *
 * <p>In Python: {@code Value('q')} with its lock.
 *
 * @since 0.1.0
 */
public interface SharedLong {

    /**
     * Returns the number.
     *
     * @return the number
     * @throws IllegalStateException if the manager is closed
     */
    long get();

    /**
     * Sets the number.
     *
     * @param value the new number
     * @throws IllegalStateException if the manager is closed
     */
    void set(long value);

    /**
     * Adds to the number, which wraps around on overflow.
     *
     * @param delta the number to add
     * @return the sum
     * @throws IllegalStateException if the manager is closed
     */
    long addAndGet(long delta);

    /**
     * Sets the number if it has the expected value.
     *
     * @param expected the expected number
     * @param value the new number
     * @return true if the number was set, false if it was another than expected
     * @throws IllegalStateException if the manager is closed
     */
    boolean compareAndSet(long expected, long value);
}
