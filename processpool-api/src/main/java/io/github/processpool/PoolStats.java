package io.github.processpool;

import java.time.Duration;
import java.util.List;

/**
 * A snapshot of a pool. All figures are from the same moment.
 *
 * <p>Numbers of items count one for each {@code apply} and one for each element of a {@code map}. A cancelled item
 * counts neither as completed nor as failed. Counts and times grow over the life of the pool, except {@code idle},
 * {@code queued} and {@code inFlight}. Times are sums over all workers: with four workers they grow by four seconds a
 * second.
 *
 * @param workers the number of workers that the pool keeps, as {@link Pool#workers()} returns it
 * @param idle the number of workers that wait for work
 * @param queued the items that are accepted but not yet sent to a worker
 * @param inFlight the items that were sent to a worker and are not finished
 * @param completed the items that have finished with a result
 * @param failed the items that have finished with a failure
 * @param retried the number of times that an item was run again, see {@link Pool#withRetries}
 * @param crashed the workers that ended unexpectedly
 * @param restarts the workers that were started to replace an earlier one, for any reason
 * @param bytesSent the bytes sent to workers
 * @param bytesReceived the bytes received from workers
 * @param starting the time that workers have spent starting
 * @param waiting the time that workers have spent waiting for work
 * @param working the time that workers have spent working
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
     * @param idle the workers that wait for work
     * @param queued the items not yet sent
     * @param inFlight the items sent and not finished
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
