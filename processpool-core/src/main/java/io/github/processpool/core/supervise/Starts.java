package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.TimeText;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Starts workers: whose turn it is, how long a start may take, and how long to pause after starts that failed. */
final class Starts {
    private static final long TURN_MILLIS = 500; // an initializer may take much longer, and needs no processor

    private final WorkerLife.Surroundings pool;
    private final StartQueue<WorkerHandle> queue =
            new StartQueue<>(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final StartFailures failures; // this and the next under this object's lock
    private long startingNanos;

    /** {@code errorDecoder} rebuilds what an initializer threw. */
    Starts(WorkerLife.Surroundings pool, Function<Payload, Throwable> errorDecoder) {
        this.pool = pool;
        failures = new StartFailures(pool.options().poolName(), errorDecoder);
    }

    boolean admit(WorkerHandle worker) {
        return queue.admit(worker);
    }

    /** Starts a worker whose turn it is. */
    void launch(WorkerHandle worker) {
        try {
            later(() -> startNext(worker), TURN_MILLIS, TimeUnit.MILLISECONDS);
            long most = TimeUnit.NANOSECONDS.convert(pool.options().startTimeout());
            worker.limitStart(pool.timer().schedule(() -> endIfSlow(worker), most, TimeUnit.NANOSECONDS));
            worker.start();
        } catch (OutOfMemoryError e) { // there is no thread for it
            Patiently.run(() -> pool.watcher().startFailed(worker, FailedStart.withoutThread(e)));
        }
    }

    private void endIfSlow(WorkerHandle worker) {
        if (worker.phase() == WorkerPhase.STARTING) {
            String timeout = TimeText.of(pool.options().startTimeout());
            worker.kill("it was not ready within its start time-out of " + timeout);
        }
    }

    private void later(Runnable action, long delay, TimeUnit unit) {
        var unused = pool.timer().schedule(action, delay, unit);
    }

    /** Starts the worker whose turn it is when another has started, or has had its time for it. */
    void startNext(WorkerHandle started) {
        WorkerHandle next = queue.next(started);
        if (next != null) {
            launch(next);
        }
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
        WorkerHandle next = queue.nextSooner(workers);
        while (next != null) {
            launch(next);
            next = queue.nextSooner(workers);
        }
    }

    /** Returns the workers whose turn has not come; it does not come any more. */
    List<WorkerHandle> release() {
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

    synchronized long pauseMillis() {
        return failures.pauseMillis();
    }

    /** Notes the end of a worker that was ready, and returns how long to wait before the next start. */
    synchronized long ended(boolean early) {
        return early ? failures.endedEarly(System.nanoTime()) : failures.endedLate();
    }

    synchronized long startingNanos() {
        return startingNanos;
    }
}
