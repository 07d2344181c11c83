package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.WorkerLauncher;
import io.github.processpool.WorkerOutput;
import io.github.processpool.core.files.PoolFolder;
import io.github.processpool.core.launch.WorkerLauncher.Launched;
import io.github.processpool.core.wire.OutOfMemory;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.TimeText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every place of a pool taken: starts the workers, replaces those that end, holds standbys ready, and gives up
 * when no worker can be started.
 *
 * <p>A place is free, or has a worker that is starting or ready. A standby is a worker without a place yet: a spare one,
 * or the replacement of a worker that is about to leave. When a worker leaves its place, the next to take it is a
 * standby if there is one, else a new worker.
 */
public final class Supervisor {
    private static final long LEAVING_PATIENCE_SECONDS = 30;
    private static final long TURN_MILLIS = 500; // an initializer may take much longer, and needs no processor

    private enum State {
        RUNNING,
        STOPPING,
        STOPPED
    }

    private final WorkerOptions options;
    private final WorkerEvents events;
    private final PoolLog log;
    private final ScheduledExecutorService timer;
    private final PoolThreads threads;
    private final ExecutorService writers;
    private final OutputQueue outputs;
    private final PoolFolder folder;
    private final Sweep sweep;
    private final WorkerHandle.Surroundings surroundings;

    private final ReentrantLock lock = new ReentrantLock();
    private State state = State.RUNNING; // this and the rest under the lock
    private final Places places;
    private final StartQueue<WorkerHandle> starts = StartQueue.forThisMachine();
    private final StartFailures startFailures;
    private final Consumer<Changes> fillAll = Changes::fillAll; // linked in advance, see below; so are the next two
    private final Runnable finishOnce = this::finishOnce;
    private final Runnable finish = this::finish;
    private long startingNanos;
    private boolean warnedOfLosses;

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
        this.options = options;
        this.folder = folder;
        this.events = events;
        this.log = log;
        this.timer = timer;
        this.threads = threads;
        writers = threads.newExecutor("writer");
        sweep = new Sweep(folder, writers);
        outputs = new OutputQueue(options.outputSink() != null ? options.outputSink() : log::output, threads, log);
        surroundings = new WorkerHandle.Surroundings(options, launcher, folder, threads, writers, this);
        places = new Places(options.workers());
        startFailures = new StartFailures(options.poolName(), errorDecoder);
    }

    /** Starts all workers, some beside each other, and returns without waiting for them. */
    public void start() {
        change(fillAll);
    }

    // ---- changes: decided under the lock, carried out without it ----

    private void change(Consumer<Changes> decision) {
        Changes changes = new Changes(places, starts, options.spareWorkers(), this::newWorker);
        lock.lock();
        try {
            if (state == State.RUNNING) {
                decision.accept(changes);
            }
        } finally {
            lock.unlock();
        }
        changes.launched.forEach(this::launch);
        changes.placed.forEach(this::tellIfReady);
        changes.surplus.forEach(this::end);
        changes.delays.forEach(this::restartLater);
        if (changes.sparesAfterMillis > 0) {
            later(() -> change(Changes::addSpares), changes.sparesAfterMillis, TimeUnit.MILLISECONDS);
        }
        if (changes.warning != null) {
            log.warn(changes.warning, null);
        }
    }

    private WorkerHandle newWorker(int place) {
        return new WorkerHandle(place, surroundings);
    }

    private void restartLater(Changes.Delay delay) {
        later(() -> restart(delay.place()), delay.pauseMillis(), TimeUnit.MILLISECONDS);
    }

    private void later(Runnable action, long delay, TimeUnit unit) {
        var unused = timer.schedule(action, delay, unit);
    }

    private void launch(WorkerHandle worker) {
        try {
            later(() -> startNext(worker), TURN_MILLIS, TimeUnit.MILLISECONDS);
            worker.limitStart(timer.schedule(
                    () -> endSlowStart(worker),
                    TimeUnit.NANOSECONDS.convert(options.startTimeout()),
                    TimeUnit.NANOSECONDS));
            worker.start();
        } catch (OutOfMemoryError e) { // no thread to be had
            Patiently.run(() -> ended(worker, WorkerEnd.neverStarted(e), false, new IOException(e)));
        }
    }

    /** Starts the worker whose turn it is when another has started, or has had its time for it. */
    private void startNext(WorkerHandle started) {
        WorkerHandle next;
        lock.lock();
        try {
            next = starts.next(started);
        } finally {
            lock.unlock();
        }
        if (next != null) {
            launch(next);
        }
    }

    /** Sees to it that a worker that was killed ends, even if the thread that reads from it never returns. */
    void watchKilled(WorkerHandle worker, long seconds) {
        later(new Elsewhere(writers, new StuckCheck(worker)), seconds, TimeUnit.SECONDS);
    }

    // These are classes. A lambda is linked when it is first used, and without memory that may fail for good.

    private record Elsewhere(Executor helpers, Runnable job) implements Runnable {
        @Override
        public void run() {
            helpers.execute(job);
        }
    }

    private record StuckCheck(WorkerHandle worker) implements Runnable {
        @Override
        public void run() {
            worker.endIfStuck();
        }
    }

    private record LeaveCheck(Supervisor supervisor, WorkerHandle worker) implements Runnable {
        @Override
        public void run() {
            supervisor.endSlowLeave(worker);
        }
    }

    private void endSlowStart(WorkerHandle worker) {
        if (worker.state() == WorkerHandle.State.STARTING) {
            worker.kill("it was not ready within its start time-out of " + TimeText.of(options.startTimeout()));
        }
    }

    /** One that is not ready yet tells so itself. It may be told twice, which does no harm. */
    private void tellIfReady(WorkerHandle standby) {
        if (standby.state() == WorkerHandle.State.READY) {
            events.ready(standby);
        }
    }

    private void restart(int place) {
        change(changes -> {
            if (places.isToBeFilled(place)) {
                changes.startAt(place);
            }
        });
    }

    // ---- a worker's life, told by its own thread ----

    WorkerEvents events() {
        return events;
    }

    void ready(WorkerHandle worker) {
        boolean wanted;
        boolean hasPlace;
        boolean isFirst;
        long pauseNanos;
        lock.lock();
        try {
            startFailures.success();
            pauseNanos = starts.ready(worker, System.nanoTime());
            startingNanos += worker.startNanos();
            wanted = state == State.RUNNING;
            hasPlace = places.of(worker) >= 0;
            isFirst = !warnedOfLosses;
            warnedOfLosses = true;
        } finally {
            lock.unlock();
        }
        if (!wanted || worker.state() == WorkerHandle.State.LEAVING) {
            stop(worker);
        } else {
            if (hasPlace) {
                events.ready(worker);
            }
            events.started(worker);
        }
        if (pauseNanos == 0) {
            startNext(worker);
        } else {
            later(() -> startNext(worker), pauseNanos, TimeUnit.NANOSECONDS);
        }
        sweep.begin();
        if (isFirst) {
            warnOf(surroundings.launcher().warnings());
        }
    }

    private void warnOf(List<String> losses) {
        if (!losses.isEmpty()) {
            writers.execute(() -> losses.forEach(this::warn)); // a logger may take its time
        }
    }

    /**
     * Fills the place of a worker that is about to end, at once: what is left of its process need not be waited for. How it
     * ended must be known first if it was given nothing to do, since the next may end as soon; and processes that won't go
     * must not become more and more.
     */
    void lost(WorkerHandle worker) {
        change(new EarlyReplacement(worker));
    }

    private final class EarlyReplacement implements Consumer<Changes> {
        private final WorkerHandle worker;

        EarlyReplacement(WorkerHandle worker) {
            this.worker = worker;
        }

        @Override
        public void accept(Changes changes) {
            int place = places.of(worker);
            boolean mayBeginNow = places.hasReadyStandby() || (worker.isUsed() && !places.isCrowded());
            if (place >= 0 && mayBeginNow) {
                changes.refill(place, 0);
            }
        }
    }

    void ended(WorkerHandle worker, WorkerEnd end, boolean wasReady, @Nullable IOException failure) {
        try {
            if (wasReady) {
                events.ended(worker, end);
            } else {
                startFailed(worker, end, failure);
            }
        } catch (RuntimeException | Error e) {
            if (OutOfMemory.in(e) == null) {
                failed(worker, e); // whatever it was, the worker is replaced, and the pool can end
            } else {
                threads.repair(e);
            }
        }
        change(new Replacement(worker, wasReady, wasReady && !end.intended() && worker.endedEarly()));
        startNext(worker);
        forget(worker);
    }

    private final class Replacement implements Consumer<Changes> {
        private final WorkerHandle worker;
        private final boolean wasReady;
        private final boolean early;

        Replacement(WorkerHandle worker, boolean wasReady, boolean early) {
            this.worker = worker;
            this.wasReady = wasReady;
            this.early = early;
        }

        @Override
        public void accept(Changes changes) {
            places.removeStandby(worker);
            long pauseMillis = 0;
            if (early) {
                pauseMillis = startFailures.endedEarly(System.nanoTime());
                changes.warnOfPause(pauseMillis);
            } else if (wasReady) {
                startFailures.endedLate();
            } else {
                pauseMillis = startFailures.pauseMillis();
            }
            int place = places.of(worker);
            if (place >= 0) {
                changes.refill(place, pauseMillis);
            }
            changes.addSpares(pauseMillis);
        }
    }

    private void startFailed(WorkerHandle worker, WorkerEnd end, @Nullable IOException failure) {
        sweep.begin(); // it may be for want of room
        Launched failed = worker.launched();
        if (failed != null
                && worker.startError() == null
                && surroundings.launcher().startMoreCarefully(failed)) {
            return;
        }
        boolean lackedFiles = worker.startError() == null && worker.lackedFiles(end.exitCode(), failure);
        boolean givesUp;
        long pauseMillis;
        lock.lock();
        try {
            if (state != State.RUNNING) {
                return;
            }
            long now = System.nanoTime();
            if (end.wasAskedFor()) {
                startFailures.endedByRequest(now);
            } else {
                startFailures.failure(now, lackedFiles);
            }
            givesUp = startFailures.isHopeless(now, end) && !places.anyReady();
            pauseMillis = startFailures.pauseMillis();
        } finally {
            lock.unlock();
        }
        if (givesUp) {
            terminate("no worker can be started");
        }
        StartFailures.Story story = startFailures.describe(worker, end, failure);
        if (givesUp) {
            events.startFailed(story.asException());
        } else if (!end.wasAskedFor()) { // of a group's end it is a part, and the next one starts
            log.warn("a start failed and is tried again in " + pauseMillis + " ms: " + story.forTheLog(), null);
        }
    }

    private void forget(WorkerHandle worker) {
        boolean last;
        lock.lock();
        try {
            places.died(worker);
            last = state == State.STOPPING && places.noneAlive();
            if (last) {
                state = State.STOPPED;
            }
        } finally {
            lock.unlock();
        }
        if (last) {
            finish();
        }
    }

    /** Shutting down does not wait, and may be called by the sink. */
    private void finishElsewhere() {
        try {
            writers.execute(finish);
        } catch (OutOfMemoryError e) { // no thread to be had
            finish();
        }
    }

    private void finish() {
        Patiently.untilDone(finishOnce);
    }

    private void finishOnce() {
        surroundings.launcher().close();
        sweep.awaitEnd();
        folder.delete(); // before anything that a sink may hold up
        outputs.drain();
        writers.shutdown();
        events.allEnded();
    }

    void warn(String what) {
        log.warn(what, null);
    }

    void failed(WorkerHandle worker, Throwable failure) {
        log.warn("the pool itself failed while it listened to " + worker + ", which is replaced", failure);
    }

    void read(WorkerOutputReader output) {
        outputs.read(output, threads);
    }

    void outputDropped() {
        outputs.dropped();
    }

    void output(WorkerOutput output) {
        outputs.add(output);
    }

    /** Waits for the end of the pool, also in the thread that runs the sink for what workers print. */
    public boolean await(EndWait wait) throws InterruptedException {
        boolean inSink = outputs.isSinkThread();
        if (inSink) {
            outputs.awaitingEnd(true);
        }
        try {
            return wait.await();
        } finally {
            if (inSink) {
                outputs.awaitingEnd(false);
            }
        }
    }

    /** A wait for the end of the pool; false if the time is over before. */
    public interface EndWait {
        boolean await() throws InterruptedException;
    }

    // ---- what the dispatcher asks for ----

    /** Starts the replacement of a worker that will leave soon. */
    public void prepareReplacement(WorkerHandle worker) {
        change(changes -> {
            int place = places.of(worker);
            if (place >= 0) {
                changes.addStandby(place);
            }
        });
    }

    /** Lets a worker that has no work leave in good order, and fills its place. */
    public void retire(WorkerHandle worker) {
        change(changes -> {
            int place = places.of(worker);
            if (place >= 0) {
                changes.refill(place, 0);
            }
        });
        stop(worker);
    }

    /** Lets a worker leave for want of work; its place stays free until {@link #recall}. */
    public void dismiss(WorkerHandle worker) {
        change(changes -> {
            int place = places.of(worker);
            if (place >= 0) {
                places.abandon(place);
                changes.dropSurplus();
            }
        });
        stop(worker);
    }

    /** Starts workers for up to this many of the places that were left for want of work. */
    public void recall(int count) {
        change(changes -> {
            int left = count;
            for (int place = 0; place < places.count() && left > 0; place++) {
                if (places.isAbandoned(place)) {
                    changes.fill(place);
                    left--;
                }
            }
        });
    }

    /** Starts workers before their turn, until this number of them is starting. */
    public void startSooner(int workers) {
        WorkerHandle next = nextSooner(workers);
        while (next != null) {
            launch(next);
            next = nextSooner(workers);
        }
    }

    private @Nullable WorkerHandle nextSooner(int workers) {
        lock.lock();
        try {
            return starts.nextSooner(workers);
        } finally {
            lock.unlock();
        }
    }

    private void stop(WorkerHandle worker) {
        worker.stop();
        leaving(worker);
    }

    /** Sees to it that a worker that is about to leave does so. */
    void leaving(WorkerHandle worker) {
        later(new LeaveCheck(this, worker), LEAVING_PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void endSlowLeave(WorkerHandle worker) {
        if (worker.state() == WorkerHandle.State.LEAVING) {
            log.warn(worker + " did not leave within " + LEAVING_PATIENCE_SECONDS + " s and is killed", null);
            worker.kill("it did not leave within " + LEAVING_PATIENCE_SECONDS + " s of being told to");
        }
    }

    /** Lets every worker leave in good order. None is replaced any more. */
    public void stopAll() {
        for (WorkerHandle worker : beginStopping()) {
            end(worker);
        }
    }

    /** One that may be in the initializer finishes it, and runs the finalizer: what was taken is given back. */
    private void end(WorkerHandle worker) {
        if (worker.state() == WorkerHandle.State.STARTING && !options.hasInitializerOrFinalizer()) {
            worker.kill("it is not needed any more");
        }
        stop(worker);
    }

    /**
     * Ends every worker that there was at that time, whatever the pool knows of it. Others take their places, unless the pool
     * is ending.
     */
    public void replaceAll(String reason, long nanoTime) {
        List<WorkerHandle> living;
        lock.lock();
        try {
            living = places.living();
            starts.release();
        } finally {
            lock.unlock();
        }
        for (WorkerHandle worker : living) {
            if (worker.isOlderThan(nanoTime)) {
                worker.kill(reason);
            }
        }
        for (WorkerHandle worker : living) {
            worker.start(); // of those that were to be started the killed ones find that they need not
        }
        change(fillAll);
    }

    /** Ends every worker now. None is replaced any more. */
    public void terminate(String reason) {
        outputs.hurry();
        for (WorkerHandle worker : beginStopping()) {
            worker.kill(reason);
        }
    }

    private List<WorkerHandle> beginStopping() {
        boolean last;
        List<WorkerHandle> living;
        List<WorkerHandle> unstarted;
        lock.lock();
        try {
            living = places.living();
            unstarted = starts.release();
            last = state == State.RUNNING && living.isEmpty();
            if (state == State.RUNNING) {
                state = last ? State.STOPPED : State.STOPPING;
            }
        } finally {
            lock.unlock();
        }
        if (last) {
            finishElsewhere();
        }
        for (WorkerHandle worker : unstarted) {
            worker.kill("it is not needed any more");
            worker.start(); // returns at once: already killed
        }
        return living;
    }

    // ---- what the statistics ask for ----

    /** Returns how many workers have been replaced so far, for whatever reason. */
    public long restarts() {
        lock.lock();
        try {
            return places.vacated();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how long the starts of workers have taken, added up. */
    public long startingNanos() {
        lock.lock();
        try {
            return startingNanos;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the worker of each place; null where there is none at the moment. */
    public List<@Nullable WorkerHandle> places() {
        lock.lock();
        try {
            return places.all();
        } finally {
            lock.unlock();
        }
    }
}
