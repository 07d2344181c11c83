package io.github.processpool;

/**
 * What a worker is doing.
 *
 * @see WorkerStats
 * @since 0.1.0
 */
public enum WorkerState {

    /** Its process has been started but has not yet said that it is ready; the initializer may be running. */
    STARTING,

    /** It waits for work. */
    IDLE,

    /** It holds work that is not finished. */
    BUSY,

    /** It gets no more work and is about to end, because it is being replaced or the pool is closing. */
    LEAVING,

    /** It has no process: it left when idle, or the pool has ended. It comes back on demand. */
    ABSENT
}
