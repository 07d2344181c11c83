package io.github.processpool.core.supervise;

import io.github.processpool.WorkerStartException;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.ProtocolException;

/**
 * What becomes of workers, and what they say. The events of one worker come one after the other, on its own thread, and
 * {@link #ended} is the last; only {@link #ready} may come from another thread, when a standby takes a place. Those of
 * different workers come at the same time.
 */
public interface WorkerEvents {
    /** The worker has started. It may be a standby, which has no place yet. */
    void started(WorkerHandle worker);

    /** The worker has taken its place and can be given work. */
    void ready(WorkerHandle worker);

    /**
     * The worker said something.
     *
     * @throws ProtocolException if it makes no sense; the worker is then killed
     */
    void received(WorkerHandle worker, FromWorker message) throws ProtocolException;

    /**
     * The worker said something for which this JVM has no memory.
     *
     * @param head the message without its values
     * @throws ProtocolException if it makes no sense; the worker is then killed
     */
    void unread(WorkerHandle worker, FromWorker head, OutOfMemoryError why) throws ProtocolException;

    /** There is no memory even for the head of a message: a call must fail, to free what it holds. */
    void outOfMemory(WorkerHandle worker, OutOfMemoryError why);

    /** The worker that was ready before has ended, and whatever it said was received. */
    void ended(WorkerHandle worker, WorkerEnd end);

    /** The pool gives up, since no worker can be started; all have been ended. */
    void startFailed(WorkerStartException failure);

    /** The pool was stopped, and its last worker has ended. */
    void allEnded();
}
