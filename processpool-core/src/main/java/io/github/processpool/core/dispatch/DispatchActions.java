package io.github.processpool.core.dispatch;

import io.github.processpool.WorkerStartException;

/** What the classes of this package have the {@link Dispatcher} do. Called without its lock. */
interface DispatchActions {
    /** Carries out what was decided, and then whatever is decided meanwhile. */
    void carryOut(Acts acts);

    /** Gives work to workers, and lets them leave if all work is done. Waits for memory if there is none. */
    void goOn();

    /** Strikes off items whose answers were delivered. */
    void settled(ChunkItems items, long first, int count);

    /** Drops a call: what has not started never will. What runs goes on, unless {@code endRunning}. */
    void drop(Submission submission, boolean endRunning);

    /** Lets the workers leave if the pool was shut down and all work is done. */
    void stopIfDrained();

    /** Ends the pool, in which no worker can be started. */
    void startFailed(WorkerStartException failure);

    /** Ends what is left of the pool: its last worker has ended. */
    void allEnded();
}
