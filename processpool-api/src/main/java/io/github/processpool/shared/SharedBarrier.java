package io.github.processpool.shared;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;

/**
 * A barrier between processes: a fixed number of threads wait until all of them have arrived. It can be used again and
 * again.
 *
 * <p>The barrier breaks if a thread stops waiting before all have arrived: by a time-out, by an interrupt, or because
 * its worker ended. Then all waiting and later threads get a {@link BrokenBarrierException}, until {@link #reset}. There
 * is one exception: if only one thread waits and its worker ends, the barrier does not break, and that thread no longer
 * counts as arrived.
 *
 * <p>In Python: {@code Barrier}. For an action in each round, let the thread do it that got 0.
 *
 * @since 0.1.0
 */
public interface SharedBarrier {

    /**
     * Waits for the others.
     *
     * @param timeout how long to wait at most
     * @return the number of threads that had not arrived yet when the caller arrived: all but one for the first thread,
     *     0 for the last; exactly one thread gets 0
     * @throws InterruptedException if interrupted while it waits, which breaks the barrier
     * @throws BrokenBarrierException if the barrier is broken, breaks while it waits, or is reset while it waits
     * @throws TimeoutException if the limit was reached before all had arrived, which breaks the barrier
     * @throws IllegalStateException if the manager is closed
     */
    int await(Duration timeout) throws InterruptedException, BrokenBarrierException, TimeoutException;

    /**
     * Resets the barrier to its initial state; waiting threads get a {@link BrokenBarrierException}.
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
     * Returns whether the barrier is broken.
     *
     * @return true if it has broken and was not reset since
     * @throws IllegalStateException if the manager is closed
     */
    boolean isBroken();
}
