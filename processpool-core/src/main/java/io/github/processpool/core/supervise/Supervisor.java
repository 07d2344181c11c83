package io.github.processpool.core.supervise;

import io.github.processpool.WorkerOutput;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.wire.Payload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every place of a pool taken: starts the workers, replaces those that end, holds stand-ins ready, and gives up
 * when no worker can be started.
 *
 * <p>A place is free, or has a worker that is starting or ready. A stand-in is a worker without a place yet: a spare one,
 * or the replacement of a worker that is about to leave. Whoever leaves a place, the next to take it is a stand-in if
 * there is one, else a new worker. Every start that fails is tried again after a pause that doubles; after a few in a row,
 * with no worker left that works, the pool fails, since a start that fails always would otherwise be tried for ever.
 */
public final class Supervisor {
    private static final int TRIES = 3;
    private static final int TRIES_ONCE_WORKED = 6;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long LEAVING_PATIENCE_SECONDS = 30;

    private enum State {
        RUNNING,
        STOPPING,
        STOPPED
    }

    private final WorkerOptions options;
    private final WorkerEvents events;
    private final PoolThreads threads;
    private final PoolLog log;
    private final ScheduledExecutorService timer;
    private final ExecutorService writers;
    private final PrivateDirectory directory;
    private final Function<Payload, Throwable> errorDecoder;

    private final ReentrantLock lock = new ReentrantLock();
    private State state = State.RUNNING; // this and the rest under the lock
    private final @Nullable WorkerProcess[] places;
    private final boolean[] abandoned; // places whose worker left for want of work
    private final List<WorkerProcess> standIns = new ArrayList<>();
    private final Set<WorkerProcess> alive = new HashSet<>();
    private int failuresInRow;
    private boolean everReady;
    private long restarts;
    private long startingNanos;

    /** Makes a supervisor; {@code errorDecoder} rebuilds what an initializer threw. */
    public Supervisor(
            WorkerOptions options,
            WorkerEvents events,
            PoolThreads threads,
            PoolLog log,
            ScheduledExecutorService timer,
            Function<Payload, Throwable> errorDecoder) {
        this.options = options;
        this.events = events;
        this.threads = threads;
        this.log = log;
        this.timer = timer;
        this.errorDecoder = errorDecoder;
        writers = threads.newExecutor("writer");
        directory = PrivateDirectory.create();
        places = new WorkerProcess[options.workers()];
        abandoned = new boolean[options.workers()];
    }

    /** Starts all workers, side by side, and returns without waiting for them. */
    public void start() {
        List<WorkerProcess> starting = new ArrayList<>();
        lock.lock();
        try {
            for (int place = 0; place < places.length; place++) {
                WorkerProcess worker = newWorker(place);
                places[place] = worker;
                starting.add(worker);
            }
            starting.addAll(newSpares());
        } finally {
            lock.unlock();
        }
        starting.forEach(this::launch);
    }

    private WorkerProcess newWorker(int place) {
        WorkerProcess worker = new WorkerProcess(place, options, directory.path(), threads, writers, log, this);
        alive.add(worker);
        return worker;
    }

    private List<WorkerProcess> newSpares() {
        List<WorkerProcess> added = new ArrayList<>();
        while (standIns.size() < options.spareWorkers()) {
            WorkerProcess spare = newWorker(standIns.size() % places.length);
            standIns.add(spare);
            added.add(spare);
        }
        return added;
    }

    private void launch(WorkerProcess worker) {
        worker.start();
        Duration limit = options.startTimeout();
        var unused = timer.schedule(() -> endSlowStart(worker), limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void endSlowStart(WorkerProcess worker) {
        if (worker.state() == WorkerProcess.State.STARTING) {
            worker.kill("it was not ready within its start time-out of " + options.startTimeout());
        }
    }

    WorkerEvents events() {
        return events;
    }

    void output(WorkerOutput output) {
        if (options.outputSink() == null) {
            log.output(output);
            return;
        }
        try {
            options.outputSink().accept(output);
        } catch (RuntimeException | Error e) {
            log.warn("the sink for worker output failed on: " + output.line(), e);
        }
    }

    // ---- a worker's life, told by its own thread ----

    void ready(WorkerProcess worker) {
        boolean takesWork;
        boolean unwanted;
        lock.lock();
        try {
            failuresInRow = 0;
            everReady = true;
            startingNanos += worker.startNanos();
            unwanted = state != State.RUNNING;
            takesWork = !unwanted && isInPlace(worker);
        } finally {
            lock.unlock();
        }
        if (unwanted) {
            worker.kill("the pool was closed");
        } else if (takesWork) {
            events.ready(worker);
        }
    }

    /** Tells whether the worker was given a place, and so may have been given work. */
    boolean hasPlace(WorkerProcess worker) {
        lock.lock();
        try {
            return !standIns.contains(worker);
        } finally {
            lock.unlock();
        }
    }

    private boolean isInPlace(WorkerProcess worker) {
        for (WorkerProcess other : places) {
            if (other == worker) {
                return true;
            }
        }
        return false;
    }

    void ended(WorkerProcess worker, WorkerEnd end, boolean wasReady, @Nullable IOException failure) {
        WorkerStartException startFailure = null;
        boolean hadPlace;
        lock.lock();
        try {
            hadPlace = !standIns.remove(worker);
            if (!wasReady && state == State.RUNNING) {
                failuresInRow++;
                startFailure = startFailure(worker, end, failure);
            }
        } finally {
            lock.unlock();
        }
        if (wasReady && hadPlace) {
            events.ended(worker, end);
        }
        if (startFailure != null && givesUp()) {
            fail(startFailure);
        } else if (startFailure != null) {
            log.warn("a worker could not be started and is tried again: " + startFailure.getMessage(), null);
        }
        leave(worker, startFailure != null);
    }

    private boolean givesUp() {
        lock.lock();
        try {
            boolean noneWorks = alive.stream().noneMatch(other -> other.state() == WorkerProcess.State.READY);
            return noneWorks && failuresInRow >= (everReady ? TRIES_ONCE_WORKED : TRIES);
        } finally {
            lock.unlock();
        }
    }

    private void fail(WorkerStartException failure) {
        terminate("no worker can be started");
        events.startFailed(failure);
    }

    private void leave(WorkerProcess worker, boolean failedToStart) {
        List<WorkerProcess> starting = new ArrayList<>();
        WorkerProcess standIn = null;
        boolean last;
        lock.lock();
        try {
            alive.remove(worker);
            if (state == State.RUNNING) {
                int place = placeOf(worker);
                if (place >= 0) {
                    standIn = refill(place, failedToStart, starting);
                }
                if (!failedToStart) {
                    starting.addAll(newSpares());
                }
            }
            last = state == State.STOPPING && alive.isEmpty();
            if (last) {
                state = State.STOPPED;
            }
        } finally {
            lock.unlock();
        }
        starting.forEach(this::launch);
        if (standIn != null) {
            takePlace(standIn);
        }
        if (last) {
            finish();
        }
    }

    private int placeOf(WorkerProcess worker) {
        for (int place = 0; place < places.length; place++) {
            if (places[place] == worker) {
                return place;
            }
        }
        return -1;
    }

    /** Under the lock: puts a stand-in or a new worker into a place. Returns the stand-in if it is ready. */
    private @Nullable WorkerProcess refill(int place, boolean afterFailure, List<WorkerProcess> starting) {
        places[place] = null;
        restarts++;
        WorkerProcess standIn = takeStandIn();
        if (standIn != null) {
            places[place] = standIn;
            standIn.adopt(place);
            return standIn.state() == WorkerProcess.State.READY ? standIn : null;
        }
        if (afterFailure) {
            long pause = Math.min(FIRST_PAUSE_MILLIS << Math.min(failuresInRow, 10), LONGEST_PAUSE_MILLIS);
            var unused = timer.schedule(() -> restart(place), pause, TimeUnit.MILLISECONDS);
            return null;
        }
        WorkerProcess worker = newWorker(place);
        places[place] = worker;
        starting.add(worker);
        return null;
    }

    /** A ready one first. */
    private @Nullable WorkerProcess takeStandIn() {
        for (int i = 0; i < standIns.size(); i++) {
            if (standIns.get(i).state() == WorkerProcess.State.READY) {
                return standIns.remove(i);
            }
        }
        return standIns.isEmpty() ? null : standIns.remove(0);
    }

    private void takePlace(WorkerProcess standIn) {
        events.ready(standIn);
    }

    private void restart(int place) {
        WorkerProcess worker = null;
        lock.lock();
        try {
            if (state == State.RUNNING && places[place] == null) {
                worker = newWorker(place);
                places[place] = worker;
            }
        } finally {
            lock.unlock();
        }
        if (worker != null) {
            launch(worker);
        }
    }

    // ---- what the dispatcher asks for ----

    /** Starts the replacement of a worker that will leave soon. */
    public void prepareReplacement(WorkerProcess worker) {
        WorkerProcess standIn = null;
        lock.lock();
        try {
            if (state == State.RUNNING && placeOf(worker) >= 0) {
                standIn = newWorker(worker.id());
                standIns.add(standIn);
            }
        } finally {
            lock.unlock();
        }
        if (standIn != null) {
            launch(standIn);
        }
    }

    /** Lets a worker that has no work leave in good order, and fills its place. */
    public void retire(WorkerProcess worker) {
        List<WorkerProcess> starting = new ArrayList<>();
        WorkerProcess standIn = null;
        lock.lock();
        try {
            int place = placeOf(worker);
            if (state == State.RUNNING && place >= 0) {
                standIn = refill(place, false, starting);
            }
        } finally {
            lock.unlock();
        }
        stop(worker);
        starting.forEach(this::launch);
        if (standIn != null) {
            takePlace(standIn);
        }
    }

    /** Lets a worker leave for want of work; its place stays free until {@link #recall}. */
    public void dismiss(WorkerProcess worker) {
        lock.lock();
        try {
            int place = placeOf(worker);
            if (place >= 0) {
                places[place] = null;
                abandoned[place] = true;
            }
        } finally {
            lock.unlock();
        }
        stop(worker);
    }

    /** Starts workers for up to this many of the places that were left for want of work. */
    public void recall(int count) {
        List<WorkerProcess> starting = new ArrayList<>();
        lock.lock();
        try {
            for (int place = 0; place < places.length && starting.size() < count; place++) {
                if (abandoned[place] && state == State.RUNNING) {
                    abandoned[place] = false;
                    WorkerProcess worker = newWorker(place);
                    places[place] = worker;
                    starting.add(worker);
                }
            }
        } finally {
            lock.unlock();
        }
        starting.forEach(this::launch);
    }

    private void stop(WorkerProcess worker) {
        worker.stop();
        var unused = timer.schedule(() -> endSlowLeave(worker), LEAVING_PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void endSlowLeave(WorkerProcess worker) {
        if (worker.state() == WorkerProcess.State.LEAVING) {
            log.warn(worker + " did not leave within " + LEAVING_PATIENCE_SECONDS + " s and is killed", null);
            worker.kill("it did not leave within " + LEAVING_PATIENCE_SECONDS + " s of being told to");
        }
    }

    /** Lets every worker leave in good order; those that have not started yet are ended. None is replaced any more. */
    public void stopAll() {
        for (WorkerProcess worker : beginStopping()) {
            if (worker.state() == WorkerProcess.State.STARTING) {
                worker.kill("the pool was closed");
            }
            stop(worker);
        }
    }

    /** Ends every worker now. None is replaced any more. */
    public void terminate(String reason) {
        beginStopping().forEach(worker -> worker.kill(reason));
    }

    private List<WorkerProcess> beginStopping() {
        List<WorkerProcess> living;
        boolean last;
        lock.lock();
        try {
            last = state == State.RUNNING && alive.isEmpty();
            if (state == State.RUNNING) {
                state = last ? State.STOPPED : State.STOPPING;
            }
            living = List.copyOf(alive);
        } finally {
            lock.unlock();
        }
        if (last) {
            finish();
        }
        return living;
    }

    private void finish() {
        writers.shutdown();
        directory.delete();
        events.allEnded();
    }

    /** Returns how many workers have been replaced so far, for whatever reason. */
    public long restarts() {
        lock.lock();
        try {
            return restarts;
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
    public List<@Nullable WorkerProcess> places() {
        lock.lock();
        try {
            return Arrays.asList(places.clone());
        } finally {
            lock.unlock();
        }
    }

    private WorkerStartException startFailure(WorkerProcess worker, WorkerEnd end, @Nullable IOException failure) {
        Throwable cause = failure;
        StringBuilder message = new StringBuilder("worker of ").append(options.poolName());
        if (worker.startError() != null) {
            cause = errorDecoder.apply(worker.startError());
            message.append(" failed in its initializer: ").append(cause);
        } else if (failure != null) {
            message.append(" could not be started: ").append(failure.getMessage());
        } else {
            message.append(" ended before it was ready, with exit code ").append(end.exitCode());
            message.append(end.signal() == null ? "" : " (" + end.signal() + ")");
            message.append(": ").append(end.cause());
        }
        message.append(". Check the command line and what the worker printed. Command: ");
        message.append(WorkerCommand.show(worker.command()));
        message.append(System.lineSeparator()).append("Its last output:");
        end.stderrTail().forEach(line ->
                message.append(System.lineSeparator()).append("  ").append(line));
        if (end.stderrTail().isEmpty()) {
            message.append(" none");
        }
        return new WorkerStartException(message.toString(), cause);
    }
}
