package io.github.processpool;

import java.time.Duration;
import java.util.List;

/**
 * A snapshot of a pool, all of it from the same moment.
 *
 * <p>The numbers of tasks count items: one for each {@code apply}, one for each element of a {@code map}. A
 * cancelled item counts neither as completed nor as failed. Counts and times grow over the life of the pool, {@code
 * idle}, {@code queued} and {@code inFlight} apart. The times are summed over all workers, so with four workers they
 * grow by four seconds a second.
 *
 * @param workers the number of workers that the pool keeps, as {@link Pool#workers()} gives it
 * @param idle how many of them wait for work
 * @param queued the items that are accepted but not yet handed to a worker
 * @param inFlight the items that are handed to a worker and not finished
 * @param completed the items that have finished with a result
 * @param failed the items that have finished with a failure
 * @param retried the times that an item was run again, see {@link Pool#withRetries}
 * @param crashed the workers that ended when they should not have
 * @param restarts the workers that were started in the place of an earlier one, whatever the reason
 * @param bytesSent the bytes that were sent to workers
 * @param bytesReceived the bytes that were received from workers
 * @param starting the time that workers have spent starting
 * @param waiting the time that workers have spent waiting for work
 * @param working the time that workers have spent with work in hand
 * @param perWorker the workers in the order of their ids; unmodifiable
 * @since 0.1.0
 */
public record PoolStats(
        int workers,
        int idle,
        long queued,
        long inFlight,
        long completed,
        long failed,
        long retried,
        long crashed,
        long restarts,
        long bytesSent,
        long bytesReceived,
        Duration starting,
        Duration waiting,
        Duration working,
        List<WorkerStats> perWorker) {

    /**
     * Creates a snapshot, with a copy of the list.
     *
     * @param workers the number of workers
     * @param idle those that wait for work
     * @param queued the items not yet handed out
     * @param inFlight the items handed out
     * @param completed the items with a result
     * @param failed the items with a failure
     * @param retried the items run again
     * @param crashed the workers lost
     * @param restarts the workers replaced
     * @param bytesSent the bytes to workers
     * @param bytesReceived the bytes from workers
     * @param starting the time spent starting
     * @param waiting the time spent waiting
     * @param working the time spent working
     * @param perWorker the workers in the order of their ids
     */
    public PoolStats {
        perWorker = List.copyOf(perWorker);
    }
}
