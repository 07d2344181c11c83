package io.github.processpool.core.dispatch;

import io.github.processpool.PoolClosedException;
import io.github.processpool.PoolStats;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.Supervisor;
import io.github.processpool.core.supervise.WorkerEvents;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes submissions, drops cancelled ones, and ends a pool. News of callers and of workers is dealt with in one way: one
 * decision under the lock of {@link DispatchState}, which leaves {@link Acts} behind. They are carried out without the lock.
 */
final class Dispatcher implements DispatchActions {
    private static final String NO_MEMORY = "the application has run out of memory and lost track of its workers";

    private final PoolOptions options;
    private final DispatchState state;
    private final ScheduledExecutorService timer;
    private final TimeLimits timeLimits;
    private final Rescue rescue;
    private final TaskClasses taskClasses;
    private final ChunkPlanner planner;
    private final ChunkSender sender;
    private final CountDownLatch terminated = new CountDownLatch(1);
    private final Supervisor supervisor;
    private @Nullable Runnable onEnd; // written once, before the first worker starts

    /** {@code supervisor} makes the supervisor that tells these events. Nothing happens before {@link #start}. */
    Dispatcher(
            PoolOptions options,
            DispatchState state,
            ScheduledExecutorService timer,
            PoolLog log,
            Function<WorkerEvents, Supervisor> supervisor) {
        this.options = options;
        this.state = state;
        this.timer = timer;
        Failures failures = new Failures(options.poolName());
        timeLimits = new TimeLimits(options.idleTimeout(), state, this, timer);
        rescue = new Rescue(state, this, failures);
        planner = new ChunkPlanner(options, state, timeLimits);
        taskClasses = new TaskClasses(timer);
        sender = new ChunkSender(options, state, planner, this, failures, rescue, taskClasses);
        this.supervisor = supervisor.apply(
                new WorkerEventHandler(state, planner, this, timeLimits, rescue, taskClasses, failures, log));
    }

    /** Starts the workers; {@code whenEnded} runs when the last of them has ended for good. */
    void start(Runnable whenEnded) {
        onEnd = whenEnded;
        supervisor.start();
        EndClasses.loadLater(timer);
        taskClasses.addMaker();
    }

    // ---- what decisions leave to do ----

    @Override
    public void carryOut(Acts acts) {
        sender.carryOut(acts, supervisor);
    }

    @Override
    public void goOn() {
        sender.goOn(supervisor);
    }

    @Override
    public void settled(ChunkItems items, long first, int count) {
        boolean drained;
        state.lock();
        try {
            state.queue.answered(items, first, count);
            drained = state.isDrained();
        } finally {
            state.unlock();
        }
        if (drained) {
            supervisor.stopAll();
        }
    }

    @Override
    public void stopIfDrained() {
        boolean drained;
        state.lock();
        try {
            drained = state.isDrained();
        } finally {
            state.unlock();
        }
        if (drained) {
            supervisor.stopAll();
        }
    }

    // ---- submitting ----

    /** Fails a call at once when the pool takes no more work. */
    void checkOpen() {
        state.checkAccepts();
    }

    /**
     * Takes a submission, waiting while there is no room for it if {@code mayWait}.
     *
     * @throws ProcessPoolException if the pool takes no more work, or the wait was interrupted
     */
    void submit(Submission submission, int items, boolean mayWait) {
        take(submission, 0, items, mayWait);
    }

    /** Adds items to a submission that is open for more. */
    void extend(Submission submission, long first, int items) {
        take(submission, first, items, false);
    }

    private void take(Submission submission, long first, int items, boolean mayWait) {
        Acts acts = new Acts();
        state.lock();
        try {
            if (mayWait) {
                state.awaitRoom();
            }
            state.checkAccepts();
            add(submission, first, items);
            planner.plan(acts);
        } finally {
            state.unlock();
        }
        carryOut(acts);
    }

    private void add(Submission submission, long first, int items) {
        try {
            state.queue.add(submission, first, items);
        } catch (OutOfMemoryError e) {
            state.queue.writeOff(submission); // else the pool would wait for it in the end
            throw e;
        }
    }

    /** Returns how many items of a submission make a chunk of the right length, by what is known so far. */
    int chunkSizeOf(Submission submission) {
        state.lock();
        try {
            return submission.sizer.itemsPerTarget();
        } finally {
            state.unlock();
        }
    }

    // ---- cancelling and ending ----

    @Override
    public void drop(Submission submission, boolean endRunning) {
        List<Chunk> inHand;
        state.lock();
        try {
            submission.endsWorker = endRunning;
            state.queue.drop(submission);
            inHand = state.loads.of(submission);
            for (Chunk chunk : inHand) {
                if (endsAtOnce(chunk)) {
                    chunk.load.leaving = true; // it gets no other work before it is killed
                } else if (chunk.canBeRevoked()) { // if not sent yet, that is seen when it is
                    chunk.revoke();
                }
            }
        } finally {
            state.unlock();
        }
        WorkerLoad told = null;
        for (Chunk chunk : inHand) {
            if (chunk.load != told) { // once for all that it has in hand
                told = chunk.load;
                tell(chunk, endRunning);
            }
        }
        stopIfDrained();
    }

    private void tell(Chunk dropped, boolean endRunning) {
        if (endsAtOnce(dropped)) {
            dropped.load.worker.kill(TimeLimits.CANCELLED);
        } else {
            dropped.load.worker.send();
        }
        if (endRunning) {
            timeLimits.watchCancelled(dropped);
        }
    }

    /** Others may travel together with a call that is to be ended. */
    private static boolean endsAtOnce(Chunk chunk) {
        return !chunk.items.areCalls() && chunk.items.submissionOf(chunk.first).endsWorker;
    }

    /**
     * Goes on after something was left undone at that time for want of memory, and nobody knows what: all calls that there
     * were fail, and other workers take the places of those that there were. It may be done again.
     */
    void startAfresh(Throwable why, long nanoTime) {
        rescue.failOlderThan(nanoTime, why);
        supervisor.replaceAll(NO_MEMORY, nanoTime);
        stopIfDrained();
    }

    /** Takes no more work; what was taken is finished, and then the workers leave. */
    void shutdown() {
        state.lock();
        try {
            state.shutdown();
        } finally {
            state.unlock();
        }
        stopIfDrained();
    }

    /** Ends everything now; what has no answer fails. */
    void terminate() {
        end(() -> new PoolClosedException(options.poolName() + " was terminated"));
        supervisor.terminate("the pool was terminated");
    }

    @Override
    public void startFailed(WorkerStartException failure) {
        end(() -> new WorkerStartException(String.valueOf(failure.getMessage()), failure.getCause()));
    }

    @Override
    public void allEnded() {
        end(() -> new PoolClosedException(options.poolName() + " was shut down"));
        timer.shutdownNow();
        if (onEnd != null) {
            onEnd.run();
        }
        terminated.countDown();
    }

    private void end(Supplier<ProcessPoolException> why) {
        List<Submission> pending;
        state.lock();
        try {
            pending = state.end(why);
        } finally {
            state.unlock();
        }
        for (Submission submission : pending) {
            submission.abort(why.get());
        }
    }

    /** Waits until the last worker has ended. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return supervisor.await(() -> terminated.await(nanos, TimeUnit.NANOSECONDS));
    }

    /** Returns a snapshot of one moment. */
    PoolStats stats() {
        StatsSnapshot snapshot = new StatsSnapshot(options, supervisor, supervisor.places(), state);
        state.lock();
        try {
            return snapshot.take();
        } finally {
            state.unlock();
        }
    }
}
