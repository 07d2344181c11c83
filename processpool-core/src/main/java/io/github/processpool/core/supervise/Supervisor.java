package io.github.processpool.core.supervise;

import io.github.processpool.core.files.PoolFolder;
import io.github.processpool.core.launch.WorkerLauncher;
import io.github.processpool.core.wire.OutOfMemory;
import io.github.processpool.core.wire.Payload;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every place of a pool filled: replaces workers that end, keeps standbys ready, and gives up when no worker can be
 * started.
 *
 * <p>A place is free, or has a worker that is starting or ready. A standby is a worker without a place yet: a spare one,
 * or the replacement of a worker that is about to leave. When a worker leaves its place, a standby takes it, or a new worker
 * if there is no standby.
 */
public final class Supervisor implements WorkerWatcher {
    private final WorkerLife.Surroundings pool;
    private final Sweep sweep;
    private final Starts starts;
    private final Staff staff;
    private final AtomicBoolean warnedOfLosses = new AtomicBoolean();
    private final Consumer<Changes> fillAll = Changes::fillAll; // linked in advance: see Patiently
    private final PoolEnd end;

    /**
     * Makes a supervisor.
     *
     * @param folder is the pool's own, and deleted with it
     * @param errorDecoder rebuilds what an initializer threw
     */
    public Supervisor(
            WorkerOptions options,
            WorkerLauncher launcher,
            PoolFolder folder,
            WorkerEvents events,
            PoolThreads threads,
            PoolLog log,
            ScheduledExecutorService timer,
            Function<Payload, Throwable> errorDecoder) {
        ExecutorService writers = threads.newExecutor("writer");
        OutputQueue outputs =
                new OutputQueue(options.outputSink() != null ? options.outputSink() : log::output, threads, log);
        pool = new WorkerLife.Surroundings(
                options, launcher, folder, threads, writers, timer, outputs, log, events, this);
        sweep = new Sweep(folder, writers);
        end = new PoolEnd(pool, sweep);
        starts = new Starts(pool, errorDecoder);
        staff = new Staff(pool, starts);
    }

    /** Starts all workers, some beside each other, and returns without waiting for them. */
    public void start() {
        staff.change(fillAll);
    }

    // ---- a worker's life, told by its own thread ----

    @Override
    public void ready(WorkerHandle worker) {
        long pauseNanos = starts.succeeded(worker);
        if (!staff.isRunning() || worker.phase() == WorkerPhase.LEAVING) {
            worker.stop();
        } else {
            if (staff.hasPlace(worker)) {
                pool.events().ready(worker);
            }
            pool.events().started(worker);
        }
        starts.startNext(worker, pauseNanos);
        sweep.begin();
        if (!warnedOfLosses.getAndSet(true)) {
            warnOf(pool.launcher().warnings());
        }
    }

    private void warnOf(List<String> losses) {
        if (!losses.isEmpty()) {
            pool.writers().execute(() -> losses.forEach(pool::warn)); // a logger may take its time
        }
    }

    // These are classes. A lambda is linked when it is first used, and without memory that may fail for good.

    private record EarlyReplacement(WorkerHandle worker) implements Consumer<Changes> {
        @Override
        public void accept(Changes changes) {
            changes.replaceEarly(worker);
        }
    }

    private record Replacement(WorkerHandle worker, long pauseMillis, boolean early) implements Consumer<Changes> {
        @Override
        public void accept(Changes changes) {
            if (early) {
                changes.warnOfPause(pauseMillis);
            }
            changes.replaceEnded(worker, pauseMillis);
        }
    }

    @Override
    public void lost(WorkerHandle worker) {
        staff.change(new EarlyReplacement(worker));
    }

    @Override
    public void ended(WorkerHandle worker, WorkerEnd how) {
        try {
            pool.events().ended(worker, how);
        } catch (RuntimeException | Error e) {
            survive(worker, e);
        }
        boolean early = !how.intended() && worker.endedEarly();
        replace(new Replacement(worker, starts.ended(early), early));
    }

    @Override
    public void startFailed(WorkerHandle worker, FailedStart start) {
        try {
            tryAgainOrGiveUp(start);
        } catch (RuntimeException | Error e) {
            survive(worker, e);
        }
        replace(new Replacement(worker, starts.pauseMillis(), false));
    }

    /** Whatever it was, the worker is replaced, and the pool can end. */
    private void survive(WorkerHandle worker, Throwable failure) {
        if (OutOfMemory.in(failure) == null) {
            pool.failed(worker, failure);
        } else {
            pool.threads().repair(failure);
        }
    }

    private void replace(Replacement replacement) {
        staff.change(replacement);
        starts.startNext(replacement.worker);
        if (staff.forget(replacement.worker)) {
            Patiently.untilDone(end);
        }
    }

    private void tryAgainOrGiveUp(FailedStart start) {
        sweep.begin(); // it may be for want of room
        boolean said = start.initializerError() != null;
        if (start.process() != null && !said && pool.launcher().startMoreCarefully(start.process())) {
            return;
        }
        if (!staff.isRunning()) {
            return;
        }
        boolean givesUp = starts.failed(start) && !staff.anyReady();
        if (givesUp) {
            terminate("no worker can be started");
        }
        StartFailures.Story story = starts.describe(start);
        if (givesUp) {
            pool.events().startFailed(story.asException());
        } else if (!start.end().wasAskedFor()) { // of a group's end it is a part, and the next one starts
            pool.warn("a worker failed to start and is tried again in " + starts.pauseMillis() + " ms: "
                    + story.forTheLog());
        }
    }

    // ---- what the dispatcher asks for ----

    /** Starts the replacement of a worker that will leave soon. */
    public void prepareReplacement(WorkerHandle worker) {
        staff.change(changes -> changes.addReplacement(worker));
    }

    /** Lets a worker that has no work leave in good order, and fills its place. */
    public void retire(WorkerHandle worker) {
        staff.change(changes -> changes.replace(worker, 0));
        worker.stop();
    }

    /** Lets a worker leave for want of work; its place stays free until {@link #recall}. */
    public void dismiss(WorkerHandle worker) {
        staff.change(changes -> changes.abandon(worker));
        worker.stop();
    }

    /** Starts workers for up to this many of the places that were left free for want of work. */
    public void recall(int count) {
        staff.change(changes -> changes.recall(count));
    }

    /** Starts workers before their turn, until this number of them is starting. */
    public void startSooner(int workers) {
        starts.startSooner(workers);
    }

    // ---- the end ----

    /** Lets every worker leave in good order. None is replaced any more. */
    public void stopAll() {
        for (WorkerHandle worker : beginStopping()) {
            staff.end(worker);
        }
    }

    /**
     * Ends every worker that there was at that time, whatever the pool knows of it. Others take their places, unless the pool
     * is ending.
     */
    public void replaceAll(String reason, long nanoTime) {
        starts.release();
        List<WorkerHandle> living = staff.living();
        for (WorkerHandle worker : living) {
            if (worker.isOlderThan(nanoTime)) {
                worker.kill(reason);
            }
        }
        for (WorkerHandle worker : living) {
            worker.start(); // those that were to be started; the killed ones return at once
        }
        staff.change(fillAll);
    }

    /** Ends every worker now. None is replaced any more. */
    public void terminate(String reason) {
        pool.outputs().hurry();
        for (WorkerHandle worker : beginStopping()) {
            worker.kill(reason);
        }
    }

    private List<WorkerHandle> beginStopping() {
        if (staff.stop()) {
            end.runElsewhere();
        }
        for (WorkerHandle worker : starts.release()) {
            worker.kill("it is not needed any more");
            worker.start(); // returns at once: already killed
        }
        return staff.living();
    }

    /** Waits for the end of the pool, also in the thread that runs the sink for what workers print. */
    public boolean await(EndWait wait) throws InterruptedException {
        return pool.outputs().await(wait);
    }

    // ---- what the statistics ask for ----

    /** Returns how many workers have been replaced so far, for whatever reason. */
    public long restarts() {
        return staff.vacated();
    }

    /** Returns how long the starts of workers have taken, added up. */
    public long startingNanos() {
        return starts.startingNanos();
    }

    /** Returns the worker of each place; null where there is none at the moment. */
    public List<@Nullable WorkerHandle> places() {
        return staff.places();
    }
}
