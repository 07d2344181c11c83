package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.WorkerHandle;
import io.github.processpool.core.wire.TimeText;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends workers whose item runs longer than its limit, and lets workers leave that have had no work for too long.
 *
 * <p>A worker says when an item takes a while and since when it runs, so the clock starts with the item and not with its
 * chunk. When the time is over, what the worker has not started is revoked. It replies at once even in the middle of a
 * task, and is ended only then, so that no other item of the chunk is lost that could just have begun. A worker that does
 * not reply, since it is stopped or starved, is ended after a moment all the same. If a worker says nothing at all, its
 * progress mark shows which item it runs.
 */
final class TimeLimits {
    static final String CANCELLED = "its call was cancelled";

    private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long UNSTARTED_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** More than any result takes to arrive; a worker that sends a byte now and then can't go on for ever. */
    private static final long ARRIVAL_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final @Nullable Duration idleTimeout;
    private final DispatchState state;
    private final DispatchActions actions;
    private final ScheduledExecutorService timer;

    TimeLimits(
            @Nullable Duration idleTimeout,
            DispatchState state,
            DispatchActions actions,
            ScheduledExecutorService timer) {
        this.idleTimeout = idleTimeout;
        this.state = state;
        this.actions = actions;
        this.timer = timer;
    }

    /** Watches over a chunk that is about to be sent. */
    void watch(Chunk chunk) {
        Duration limit = chunk.items.timeout();
        if (limit != null) {
            schedule(chunk, new SilenceCheck(this, chunk, limit), allowedSilence(limit));
        }
    }

    /** Notes that an item has been running for so long. */
    void running(Chunk chunk, int index, long nanos) {
        Duration limit = chunk.items.timeout();
        if (limit != null) {
            schedule(chunk, new Expiry(this, chunk, index), Math.max(0, nanosOf(limit) - nanos));
        }
    }

    private void schedule(Chunk chunk, Runnable action, long nanos) {
        state.lock();
        try {
            chunk.cancelDeadline();
            if (chunk.isCurrent()) {
                chunk.deadline = timer.schedule(action, nanos, TimeUnit.NANOSECONDS);
            }
        } finally {
            state.unlock();
        }
    }

    private void expire(Chunk chunk, int index) {
        state.lock();
        try {
            if (!chunk.isCurrent()) {
                return;
            }
            if (chunk.answered > index) {
                watch(chunk);
                return;
            }
            chunk.expired = index;
            chunk.expiredAt = System.nanoTime();
            chunk.revokedSinceExpired = !chunk.revoking;
            if (chunk.revokedSinceExpired) {
                chunk.revoke();
            }
        } finally {
            state.unlock();
        }
        chunk.load.worker.send();
        endLater(chunk);
    }

    private void endLater(Chunk chunk) {
        var unused = timer.schedule(new EndOfOverdue(this, chunk), ANSWER_NANOS, TimeUnit.NANOSECONDS);
    }

    /** Ends the worker, which has told what it has not started, if it still runs the overdue item. */
    void endIfStillRunning(Chunk chunk) {
        endIfStillRunning(chunk, true);
    }

    /** Ends the worker unless its overdue item was answered in the last moment, or its answer is on its way. */
    private void endIfStillRunning(Chunk chunk, boolean hasTold) {
        boolean overdue;
        state.lock();
        try {
            overdue = chunk.isCurrent() && chunk.answered <= chunk.expired;
            // The pipe is FIFO: an answer to the item would have come before the reply to a question asked since.
            boolean mayArrive =
                    !(hasTold && chunk.revokedSinceExpired) && System.nanoTime() - chunk.expiredAt < ARRIVAL_NANOS;
            if (overdue && mayArrive && stillArriving(chunk)) {
                endLater(chunk);
                return;
            }
            chunk.load.leaving |= overdue; // it gets no other work before it is killed
        } finally {
            state.unlock();
        }
        if (overdue) {
            Duration limit = Objects.requireNonNull(chunk.items.timeout());
            chunk.load.worker.kill("its task ran longer than the limit of " + TimeText.of(limit));
        }
    }

    /**
     * Ends a worker that runs a cancelled call of a batch, when it has told which calls it has not started: so that the
     * answers to those before it have left.
     */
    void watchCancelled(Chunk chunk) {
        var unused = timer.schedule(new EndOfCancelled(this, chunk), ANSWER_NANOS, TimeUnit.NANOSECONDS);
    }

    /** Ends the worker if what it runs is a cancelled call of a batch. */
    void endIfCancelled(Chunk chunk) {
        boolean cancelled;
        state.lock();
        try {
            int running = chunk.load.worker.started(chunk.id) - 1;
            cancelled = chunk.isCurrent()
                    && running >= chunk.answered
                    && running < chunk.count
                    && chunk.items.submissionOf(chunk.item(running)).endsWorker;
            chunk.load.leaving |= cancelled;
        } finally {
            state.unlock();
        }
        if (cancelled) {
            chunk.load.worker.kill(CANCELLED);
        }
    }

    /** A worker with work under a limit says something every few milliseconds, unless it can't. */
    private void checkSilence(Chunk chunk, Duration limit) {
        long allowed = allowedSilence(limit);
        long silent = silence(chunk);
        if (stillArriving(chunk) && silent - ARRIVAL_NANOS < allowed) {
            silent = 0;
        }
        int started = chunk.load.worker.started(chunk.id);
        if (silent < allowed) {
            schedule(chunk, new SilenceCheck(this, chunk, limit), allowed - silent);
        } else if (started > 0) {
            expire(chunk, started - 1);
        } else if (silent > allowed + UNSTARTED_NANOS) {
            chunk.load.worker.kill("it did not react to a task for " + TimeText.of(Duration.ofNanos(silent)));
        } else {
            schedule(chunk, new SilenceCheck(this, chunk, limit), SILENCE_NANOS);
        }
    }

    /** An item that has ended may have a result so large that it takes its time to arrive and to be decoded. */
    private boolean stillArriving(Chunk chunk) {
        long before = chunk.received;
        chunk.received = chunk.load.worker.bytesReceived();
        WorkerHandle worker = chunk.load.worker;
        return (worker.isDelivering() && !worker.isStuck()) || chunk.received > before;
    }

    private long silence(Chunk chunk) {
        state.lock();
        try {
            return System.nanoTime() - chunk.load.lastHeard;
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

    // ---- workers without work ----

    /** Under the lock: has a worker leave when it has had no work for too long. */
    void limitIdleness(WorkerLoad load) {
        if (idleTimeout != null) {
            load.idleLimit = timer.schedule(new Dismissal(this, load), nanosOf(idleTimeout), TimeUnit.NANOSECONDS);
        }
    }

    private void dismiss(WorkerLoad load) {
        Acts acts = new Acts();
        state.lock();
        try {
            if (!state.loads.noLongerIdle(load)) {
                return;
            }
            state.loads.remove(load.worker);
            acts.dismissed = load.worker; // and then to plan again: work may come before it has left
        } finally {
            state.unlock();
        }
        actions.carryOut(acts);
    }

    // What the timer is given. No lambdas: see Patiently.

    private record Dismissal(TimeLimits limits, WorkerLoad load) implements Runnable {
        @Override
        public void run() {
            limits.dismiss(load);
        }
    }

    private record SilenceCheck(TimeLimits limits, Chunk chunk, Duration limit) implements Runnable {
        @Override
        public void run() {
            limits.checkSilence(chunk, limit);
        }
    }

    private record Expiry(TimeLimits limits, Chunk chunk, int index) implements Runnable {
        @Override
        public void run() {
            limits.expire(chunk, index);
        }
    }

    private record EndOfOverdue(TimeLimits limits, Chunk chunk) implements Runnable {
        @Override
        public void run() {
            limits.endIfStillRunning(chunk, false);
        }
    }

    private record EndOfCancelled(TimeLimits limits, Chunk chunk) implements Runnable {
        @Override
        public void run() {
            limits.endIfCancelled(chunk);
        }
    }
}
