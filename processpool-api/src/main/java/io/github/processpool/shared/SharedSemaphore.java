package io.github.processpool.shared;

import java.time.Duration;

/**
 * A number of permits between processes. They are given in the order in which they were asked for. Whoever has a permit
 * may have it released by another; the permits of a worker that ends are given back. When another than the owner
 * releases, it is a permit of the manager's own JVM that comes back if there is one, else one of the worker that has the
 * most.
 *
 * <p>In Python: {@code BoundedSemaphore}. There is none without a bound.
 *
 * @since 0.1.0
 */
public interface SharedSemaphore {

    /**
     * Takes a permit, waiting for one as long as it takes.
     *
     * @throws InterruptedException if interrupted while it waits; it has no permit then
     * @throws IllegalStateException if the manager is closed
     */
    void acquire() throws InterruptedException;

    /**
     * Takes a permit if there is one in time.
     *
     * @param timeout how long to wait; zero or less asks only
     * @return false if there was none
     * @throws InterruptedException if interrupted while it waits; it has no permit then
     * @throws IllegalStateException if the manager is closed
     */
    boolean tryAcquire(Duration timeout) throws InterruptedException;

    /**
     * Gives a permit back.
     *
     * @throws IllegalStateException if all permits are there already, or the manager is closed
     */
    void release();
}
