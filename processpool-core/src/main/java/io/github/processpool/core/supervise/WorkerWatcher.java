package io.github.processpool.core.supervise;

/** Hears how workers fare, from the thread of each. */
interface WorkerWatcher {
    /** The worker is ready to take work, unless it has been told to leave meanwhile. */
    void ready(WorkerHandle worker);

    /** The worker is about to end, or has just ended: its place may be filled. */
    void lost(WorkerHandle worker);

    /** The worker that was ready before has ended. */
    void ended(WorkerHandle worker, WorkerEnd end);

    /** The worker ended before it was ready. */
    void startFailed(WorkerHandle worker, FailedStart start);
}
