package io.github.processpool.shared;

import java.time.Duration;

/**
 * A flag between processes that one can wait for.
 *
 * <p>In Python: {@code Event}.
 *
 * @since 0.1.0
 */
public interface SharedEvent {

    /**
     * Sets the flag and wakes all who wait for it.
     *
     * @throws IllegalStateException if the manager is closed
     */
    void set();

    /**
     * Clears the flag.
     *
     * @throws IllegalStateException if the manager is closed
     */
    void clear();

    /**
     * Tells whether the flag is set.
     *
     * @return true if it is
     * @throws IllegalStateException if the manager is closed
     */
    boolean isSet();

    /**
     * Waits until the flag is set; returns at once if it is. Whoever waits when the flag is set goes on, even if it is
     * cleared right after.
     *
     * @param timeout how long to wait; zero or less asks only
     * @return false if the time was over before
     * @throws InterruptedException if interrupted while it waits
     * @throws IllegalStateException if the manager is closed
     */
    boolean await(Duration timeout) throws InterruptedException;
}
