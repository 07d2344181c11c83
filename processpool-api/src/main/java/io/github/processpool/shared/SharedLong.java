package io.github.processpool.shared;

/**
 * A counter between processes. Each operation is atomic and one request.
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
     * @param value the new one
     * @throws IllegalStateException if the manager is closed
     */
    void set(long value);

    /**
     * Adds to the number; as everywhere in Java it wraps around.
     *
     * @param delta how much to add
     * @return the sum
     * @throws IllegalStateException if the manager is closed
     */
    long addAndGet(long delta);

    /**
     * Sets the number if it is as expected.
     *
     * @param expected what it must be
     * @param value the new one
     * @return false if it was another
     * @throws IllegalStateException if the manager is closed
     */
    boolean compareAndSet(long expected, long value);
}
