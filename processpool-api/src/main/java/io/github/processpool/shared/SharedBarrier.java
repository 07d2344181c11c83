package io.github.processpool.shared;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;

/**
 * A point that a fixed number of threads of any processes reach before any of them goes on, again and again.
 *
 * <p>It breaks when one of them stops waiting before all are there: by a time-out, by an interrupt, or since its worker
 * ended. Then all who wait for it, and all who come, get a {@link BrokenBarrierException}, until {@link #reset}. A worker
 * that ends while it was the only one to wait just gives its place back.
 *
 * <p>In Python: {@code Barrier}; an action for each round is what the one does that got 0.
 *
 * @since 0.1.0
 */
public interface SharedBarrier {

    /**
     * Waits for the others.
     *
     * @param timeout how long to wait at most
     * @return how many were still missing when the caller came: all but one to the first, 0 to the last; so exactly one
     *     gets 0
     * @throws InterruptedException if interrupted while it waits, which breaks the barrier
     * @throws BrokenBarrierException if the barrier is broken, breaks while it waits, or is reset then
     * @throws TimeoutException if the time was over before all were there, which breaks the barrier
     * @throws IllegalStateException if the manager is closed
     */
    int await(Duration timeout) throws InterruptedException, BrokenBarrierException, TimeoutException;

    /**
     * Makes the barrier as new; those who wait get a {@link BrokenBarrierException}.
     *
     * @throws IllegalStateException if the manager is closed
     */
    void reset();

    /**
     * Breaks the barrier.
     *
     * @throws IllegalStateException if the manager is closed
     */
    void abort();

    /**
     * Tells whether the barrier is broken.
     *
     * @return true from the moment when it breaks until it is reset
     * @throws IllegalStateException if the manager is closed
     */
    boolean isBroken();
}
