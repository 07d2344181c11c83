package io.github.processpool.core.supervise;

/** Where a worker is in its life. */
public enum WorkerPhase {
    /** The process is being started, or runs its initializer. */
    STARTING,
    /** It takes work. */
    READY,
    /** It was told to leave. */
    LEAVING,
    /** The process is gone. */
    ENDED
}
