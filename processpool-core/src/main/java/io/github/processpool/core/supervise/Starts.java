package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts workers: whose turn it is, how long a start may take, and how long to pause after starts that failed. */
final class Starts {
    private static final long TURN_MILLIS = 500; // an initializer may take much longer, and needs no processor

    private final Duration timeout;
    private final ScheduledExecutorService timer;
    private final WorkerWatcher watcher;

    private final StartFailures failures; // this and the rest under this object's lock
    private final StartQueue<WorkerHandle> queue = StartQueue.forThisMachine();
    private long startingNanos;

    /** {@code errorDecoder} rebuilds what an initializer threw. */
    Starts(
            WorkerOptions options,
            ScheduledExecutorService timer,
            WorkerWatcher watcher,
            Function<Payload, Throwable> errorDecoder) {
        timeout = options.startTimeout();
        this.timer = timer;
        this.watcher = watcher;
        failures = new StartFailures(options.poolName(), errorDecoder);
    }

    /** Returns whether a worker may start now; otherwise its turn comes. */
    synchronized boolean admit(WorkerHandle worker) {
        return queue.admit(worker);
    }

    /** Starts a worker whose turn it is. */
    void launch(WorkerHandle worker) {
        try {
            later(() -> startNext(worker), TURN_MILLIS, TimeUnit.MILLISECONDS);
            worker.limitStart(timer.schedule(
                    () -> endIfSlow(worker), TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS));
            worker.start();
        } catch (OutOfMemoryError e) { // there is no thread for it
            Patiently.run(() -> watcher.startFailed(worker, FailedStart.withoutThread(e)));
        }
    }

    private void endIfSlow(WorkerHandle worker) {
        if (worker.phase() == WorkerPhase.STARTING) {
            worker.kill("it was not ready within its start time-out of " + TimeText.of(timeout));
        }
    }

    private void later(Runnable action, long delay, TimeUnit unit) {
        var unused = timer.schedule(action, delay, unit);
    }

    /** Starts the worker whose turn it is when another has started, or has had its time for it. */
    void startNext(WorkerHandle started) {
        WorkerHandle next = next(started);
        if (next != null) {
            launch(next);
        }
    }

    private synchronized @Nullable WorkerHandle next(WorkerHandle started) {
        return queue.next(started);
    }

    /** The same after a pause. */
    void startNext(WorkerHandle started, long pauseNanos) {
        if (pauseNanos == 0) {
            startNext(started);
        } else {
            later(() -> startNext(started), pauseNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Starts workers before their turn, until this number of them is starting. */
    void startSooner(int workers) {
        WorkerHandle next = nextSooner(workers);
        while (next != null) {
            launch(next);
            next = nextSooner(workers);
        }
    }

    private synchronized @Nullable WorkerHandle nextSooner(int workers) {
        return queue.nextSooner(workers);
    }

    /** Returns the workers whose turn has not come; it does not come any more. */
    synchronized List<WorkerHandle> release() {
        return queue.release();
    }

    // ---- how they went ----

    /** Notes that a worker is ready, and returns how long the next one has to wait. */
    synchronized long succeeded(WorkerHandle worker) {
        failures.success();
        startingNanos += worker.startNanos();
        return queue.ready(worker, System.nanoTime());
    }

    /** Notes that a start failed, and returns whether trying again has become hopeless. */
    synchronized boolean failed(FailedStart start) {
        long now = System.nanoTime();
        if (start.end().wasAskedFor()) {
            failures.endedByRequest(now);
        } else {
            failures.failure(now, start.lackedFiles());
        }
        return failures.isHopeless(now, start.end());
    }

    StartFailures.Story describe(FailedStart start) {
        return failures.describe(start);
    }

    /** Returns how long to wait before the next start, after one that failed. */
    synchronized long pauseMillis() {
        return failures.pauseMillis();
    }

    /** Notes the end of a worker that was ready, and returns how long to wait before the next start. */
    synchronized long ended(boolean early) {
        return early ? failures.endedEarly(System.nanoTime()) : failures.endedLate();
    }

    /** Returns how long the starts of workers have taken, added up. */
    synchronized long startingNanos() {
        return startingNanos;
    }
}
