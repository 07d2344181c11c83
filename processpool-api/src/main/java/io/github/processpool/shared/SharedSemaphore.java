package io.github.processpool.shared;

import java.time.Duration;

/**
 * A bounded semaphore between processes. Permits are granted in the order of the requests. When a worker ends, its
 * permits are released. A process may release a permit that another one acquired: this releases a permit of the
 * manager's own JVM if that holds one, otherwise one of the worker that holds the most.
 *
 * <p>In Python: {@code BoundedSemaphore}. There is no unbounded semaphore here.
 *
 * @since 0.1.0
 */
public interface SharedSemaphore {

    /**
     * Acquires a permit and waits for it without a limit.
     *
     * @throws InterruptedException if interrupted while it waits; it has no permit then
     * @throws IllegalStateException if the manager is closed
     */
    void acquire() throws InterruptedException;

    /**
     * Acquires a permit and waits for it up to a limit.
     *
     * @param timeout how long to wait at most; zero or less does not wait
     * @return true if it has acquired a permit, false if the limit was reached
     * @throws InterruptedException if interrupted while it waits; it has no permit then
     * @throws IllegalStateException if the manager is closed
     */
    boolean tryAcquire(Duration timeout) throws InterruptedException;

    /**
     * Releases a permit.
     *
     * @throws IllegalStateException if no permit is acquired, or the manager is closed
     */
    void release();
}
