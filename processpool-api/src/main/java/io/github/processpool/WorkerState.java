package io.github.processpool;

/**
 * What a worker is doing.
 *
 * @see WorkerStats
 * @since 0.1.0
 */
public enum WorkerState {

    /** Its process was started but is not ready yet; the initializer may be running. */
    STARTING,

    /** It waits for work. */
    IDLE,

    /** It has unfinished work. */
    BUSY,

    /** It gets no more work and will end, because it is being replaced or the pool is closing. */
    LEAVING,

    /** It has no process: it reached its idle time-out, or the pool has ended. It is started again on demand. */
    ABSENT
}
