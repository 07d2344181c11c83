package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.Patiently;
import java.util.List;

/**
 * Keeps a pool going when its own work on a call fails in this JVM, above all for want of memory: the call fails as a
 * whole and gives up what it holds, and the thread that worked on it goes on with others. No lambda is made on the way:
 * see {@link Patiently}.
 */
final class Rescue {
    private static final int TRIES_BEFORE_RELIEF = 5; // which take a fifth of a second

    private final DispatchState state;
    private final DispatchActions actions;
    private final Failures failures;
    private final MemoryShortage shortage = new MemoryShortage();

    Rescue(DispatchState state, DispatchActions actions, Failures failures) {
        this.state = state;
        this.actions = actions;
        this.failures = failures;
    }

    /**
     * Waits for memory if a failure was for want of it; throws any other failure. If no memory is given back, calls of this
     * pool hold it, and they may be waiting for this very thread: then the largest fails.
     *
     * @param tries how often it has failed, this time included
     */
    void pauseIfShort(int tries, Error failure) {
        Patiently.pauseIfShort(tries, failure);
        if (tries % TRIES_BEFORE_RELIEF == 0) {
            boolean unused = failLargest(failure);
        }
    }

    /** Fails the call that holds the most memory for its results; false if none holds any. */
    boolean failLargest(Throwable why) {
        Submission largest;
        state.lock();
        try {
            largest = state.queue.unfinished().largest();
        } finally {
            state.unlock();
        }
        if (largest != null) {
            fail(largest, why);
        }
        return largest != null;
    }

    /** Fails the calls that were made before that time, of System.nanoTime. */
    void failOlderThan(long nanoTime, Throwable why) {
        List<Submission> pending;
        state.lock();
        try {
            state.queue.unfinished().giveUpOlderThan(nanoTime, shortage); // first: see fail
            pending = state.queue.unfinished().all();
        } finally {
            state.unlock();
        }
        for (Submission submission : pending) {
            if (submission.isOlderThan(nanoTime)) {
                fail(submission, why);
            }
        }
    }

    /** Fails the calls that these items belong to for good; for those that have ended it does nothing more. */
    void fail(ChunkItems items, Throwable why) {
        for (int i = 0; i < items.submissions(); i++) {
            items.submissionOf(i).giveUp(shortage); // first: then there is memory for the rest
        }
        boolean done = false;
        for (int tries = 1; !done; tries++) {
            try {
                tryToFail(items, why);
                done = true;
            } catch (Error e) {
                pauseIfShort(tries, e);
            }
        }
    }

    private void tryToFail(ChunkItems items, Throwable why) {
        for (int i = 0; i < items.submissions(); i++) {
            abort(items.submissionOf(i), why);
        }
        writeOff(items);
        for (int i = 0; i < items.submissions(); i++) {
            takeBack(items.submissionOf(i));
        }
    }

    private void abort(Submission submission, Throwable why) {
        try {
            submission.abort(failures.failedHere(submission, why));
        } finally {
            submission.abort(shortage);
        }
    }

    /** Forgets the items, wherever they are. */
    private void writeOff(ChunkItems items) {
        state.lock();
        try {
            for (int i = 0; i < items.submissions(); i++) {
                state.queue.writeOff(items.submissionOf(i));
            }
            state.loads.forgetUnsent(items);
        } finally {
            state.unlock();
        }
    }

    /** If there is no memory for it, the items are run in vain, which costs nothing but time. */
    private void takeBack(Submission submission) {
        try {
            actions.drop(submission, false);
        } catch (OutOfMemoryError e) {
            actions.stopIfDrained();
        }
    }
}
