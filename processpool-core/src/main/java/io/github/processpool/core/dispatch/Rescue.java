package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.Patiently;
import java.util.function.Consumer;

/**
 * Keeps a pool going when its own work on a call fails in this JVM, above all for want of memory: the call fails as a
 * whole and gives up what it holds, and the thread that worked on it goes on with others.
 */
final class Rescue {
    private final DispatchState state;
    private final Draining draining;
    private final Failures failures;
    private final Consumer<Submission> drop;
    private final MemoryShortage shortage = new MemoryShortage();

    /** {@code drop} has workers give back what they have of a call. */
    Rescue(DispatchState state, Draining draining, Failures failures, Consumer<Submission> drop) {
        this.state = state;
        this.draining = draining;
        this.failures = failures;
        this.drop = drop;
    }

    /** Fails a call for good; for one that has ended it does nothing more. */
    void fail(Submission submission, Throwable why) {
        submission.giveUp(shortage); // first: then there is memory for the rest
        boolean done = false;
        for (int tries = 1; !done; tries++) { // by hand: even a lambda needs memory
            try {
                abort(submission, why);
                writeOff(submission);
                takeBack(submission);
                done = true;
            } catch (Error e) {
                Patiently.pauseIfShort(tries, e);
            }
        }
    }

    private void abort(Submission submission, Throwable why) {
        try {
            submission.abort(failures.failedHere(submission, why));
        } finally {
            submission.abort(shortage);
        }
    }

    /** Its items are nobody's any more, wherever they are. */
    private void writeOff(Submission submission) {
        state.lock();
        try {
            state.queue.writeOff(submission);
            state.loads.forgetUnsent(submission);
        } finally {
            state.unlock();
        }
    }

    /** To run items that nobody waits for costs time and nothing else, so it is no matter if there is no memory for it. */
    private void takeBack(Submission submission) {
        try {
            drop.accept(submission);
        } catch (OutOfMemoryError e) {
            draining.stopIfDrained();
        }
    }
}
