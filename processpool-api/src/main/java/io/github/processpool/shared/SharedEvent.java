package io.github.processpool.shared;

import java.time.Duration;

/**
 * A flag between processes that threads can wait for.
 *
 * <p>In Python: {@code Event}.
 *
 * @since 0.1.0
 */
public interface SharedEvent {

    /**
     * Sets the flag and wakes all waiting threads.
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
     * Returns whether the flag is set.
     *
     * @return true if it is set
     * @throws IllegalStateException if the manager is closed
     */
    boolean isSet();

    /**
     * Waits until the flag is set; returns at once if it is. All threads that wait when the flag is set continue, even
     * if it is cleared right after.
     *
     * @param timeout how long to wait at most; zero or less does not wait
     * @return true if the flag was set, false if the limit was reached
     * @throws InterruptedException if interrupted while it waits
     * @throws IllegalStateException if the manager is closed
     */
    boolean await(Duration timeout) throws InterruptedException;
}
