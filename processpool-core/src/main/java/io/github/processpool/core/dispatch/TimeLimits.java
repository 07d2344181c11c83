package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.WorkerProcess;
import io.github.processpool.core.wire.TimeText;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends workers whose item runs longer than its limit.
 *
 * <p>A worker tells of an item that takes a while and since when it runs, so the clock starts with the item and not with
 * its chunk. When the time is over the worker is first asked for what it has not started, and answers at once even in the
 * middle of a task: only then is it ended, so that no chunk mate is lost that could just have begun. A worker that does
 * not answer, since it is stopped or starved, is ended after a moment all the same, and one that says nothing at all is
 * taken to be running what its progress mark shows.
 */
final class TimeLimits {
    static final String CANCELLED = "the call that it worked for was cancelled";

    private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long UNSTARTED_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** More than any result takes to arrive; a worker that sends a byte now and then can't go on for ever. */
    private static final long ARRIVAL_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final DispatchState state;
    private final ScheduledExecutorService timer;

    TimeLimits(DispatchState state, ScheduledExecutorService timer) {
        this.state = state;
        this.timer = timer;
    }

    /** Watches over a chunk that is about to be sent. */
    void watch(Assignment assignment) {
        Duration limit = assignment.submission.timeout();
        if (limit != null) {
            schedule(assignment, new SilenceCheck(this, assignment, limit), allowedSilence(limit));
        }
    }

    /** Notes that an item has been running for so long. */
    void running(Assignment assignment, int index, long nanos) {
        Duration limit = assignment.submission.timeout();
        if (limit != null) {
            schedule(assignment, new Expiry(this, assignment, index), Math.max(0, nanosOf(limit) - nanos));
        }
    }

    private void schedule(Assignment assignment, Runnable action, long nanos) {
        state.lock();
        try {
            assignment.cancelDeadline();
            if (assignment.isCurrent()) {
                assignment.deadline = timer.schedule(action, nanos, TimeUnit.NANOSECONDS);
            }
        } finally {
            state.unlock();
        }
    }

    private void expire(Assignment assignment, int index) {
        state.lock();
        try {
            if (!assignment.isCurrent()) {
                return;
            }
            if (assignment.answered > index) {
                watch(assignment);
                return;
            }
            assignment.expired = index;
            assignment.expiredAt = System.nanoTime();
            assignment.askedSinceExpired = !assignment.withdrawing;
            if (assignment.askedSinceExpired) {
                assignment.askBack();
            }
        } finally {
            state.unlock();
        }
        assignment.load.worker.send();
        endLater(assignment);
    }

    private void endLater(Assignment assignment) {
        var unused = timer.schedule(new EndOfOverdue(this, assignment), ANSWER_NANOS, TimeUnit.NANOSECONDS);
    }

    /** Ends the worker, which has told what it has not started, if it still runs the overdue item. */
    void endIfStillRunning(Assignment assignment) {
        endIfStillRunning(assignment, true);
    }

    /** Ends the worker unless its overdue item was answered in the last moment, or its answer is on its way. */
    private void endIfStillRunning(Assignment assignment, boolean hasTold) {
        boolean overdue;
        state.lock();
        try {
            overdue = assignment.isCurrent() && assignment.answered <= assignment.expired;
            // The pipe is FIFO: an answer to the item would have come before the reply to a question asked since.
            boolean mayArrive = !(hasTold && assignment.askedSinceExpired)
                    && System.nanoTime() - assignment.expiredAt < ARRIVAL_NANOS;
            if (overdue && mayArrive && stillArriving(assignment)) {
                endLater(assignment);
                return;
            }
            assignment.load.leaving |= overdue; // it gets no other work before it is killed
        } finally {
            state.unlock();
        }
        if (overdue) {
            Duration limit = Objects.requireNonNull(assignment.submission.timeout());
            assignment.load.worker.kill("its task ran longer than the limit of " + TimeText.of(limit));
        }
    }

    /**
     * Ends a worker that runs a cancelled call of a batch, when it has told which calls it has not started: so that the
     * answers to those before it have left.
     */
    void watchCancelled(Assignment assignment) {
        var unused = timer.schedule(new EndOfCancelled(this, assignment), ANSWER_NANOS, TimeUnit.NANOSECONDS);
    }

    /** Ends the worker if what it runs is a cancelled call of a batch. */
    void endIfCancelled(Assignment assignment) {
        boolean cancelled;
        state.lock();
        try {
            int running = assignment.load.worker.started(assignment.chunk) - 1;
            cancelled = assignment.isCurrent()
                    && running >= assignment.answered
                    && running < assignment.count
                    && assignment.submission.endsWorker(assignment.item(running));
            assignment.load.leaving |= cancelled;
        } finally {
            state.unlock();
        }
        if (cancelled) {
            assignment.load.worker.kill(CANCELLED);
        }
    }

    /** A worker with work under a limit says something every few milliseconds, unless it can't. */
    private void checkSilence(Assignment assignment, Duration limit) {
        long allowed = allowedSilence(limit);
        long silent = silence(assignment);
        if (stillArriving(assignment) && silent - ARRIVAL_NANOS < allowed) {
            silent = 0;
        }
        int started = assignment.load.worker.started(assignment.chunk);
        if (silent < allowed) {
            schedule(assignment, new SilenceCheck(this, assignment, limit), allowed - silent);
        } else if (started > 0) {
            expire(assignment, started - 1);
        } else if (silent > allowed + UNSTARTED_NANOS) {
            assignment.load.worker.kill("it took no notice of a task for " + TimeText.of(Duration.ofNanos(silent)));
        } else {
            schedule(assignment, new SilenceCheck(this, assignment, limit), SILENCE_NANOS);
        }
    }

    /** An item that has ended may have a result so large that it takes its time to arrive and to be decoded. */
    private boolean stillArriving(Assignment assignment) {
        long before = assignment.received;
        assignment.received = assignment.load.worker.bytesReceived();
        WorkerProcess worker = assignment.load.worker;
        return (worker.isDelivering() && !worker.isStuck()) || assignment.received > before;
    }

    private long silence(Assignment assignment) {
        state.lock();
        try {
            return System.nanoTime() - assignment.load.lastHeard;
        } finally {
            state.unlock();
        }
    }

    private static long allowedSilence(Duration limit) {
        return Math.addExact(Math.min(nanosOf(limit), Long.MAX_VALUE / 2), SILENCE_NANOS);
    }

    private static long nanosOf(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }

    // What the timer is given. No lambdas: see Patiently.

    private record SilenceCheck(TimeLimits limits, Assignment assignment, Duration limit) implements Runnable {
        @Override
        public void run() {
            limits.checkSilence(assignment, limit);
        }
    }

    private record Expiry(TimeLimits limits, Assignment assignment, int index) implements Runnable {
        @Override
        public void run() {
            limits.expire(assignment, index);
        }
    }

    private record EndOfOverdue(TimeLimits limits, Assignment assignment) implements Runnable {
        @Override
        public void run() {
            limits.endIfStillRunning(assignment, false);
        }
    }

    private record EndOfCancelled(TimeLimits limits, Assignment assignment) implements Runnable {
        @Override
        public void run() {
            limits.endIfCancelled(assignment);
        }
    }
}
