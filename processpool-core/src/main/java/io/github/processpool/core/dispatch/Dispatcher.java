package io.github.processpool.core.dispatch;

import io.github.processpool.PoolClosedException;
import io.github.processpool.PoolStats;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.supervise.Supervisor;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Takes what callers want done, drops what nobody wants any more, and ends a pool. */
final class Dispatcher {
    private static final String NO_MEMORY = "the application has run out of memory and lost track of its workers";

    private final PoolOptions options;
    private final DispatchState state;
    private final ScheduledExecutorService timer;
    private final TimeLimits timeLimits;
    private final Draining draining;
    private final Rescue rescue;
    private final TaskClasses taskClasses;
    private final ChunkSender sender;
    private final CountDownLatch terminated = new CountDownLatch(1);
    private Supervisor supervisor; // this and onEnd are written once, before the first worker starts
    private Runnable onEnd;

    @SuppressWarnings("NullAway.Init") // the supervisor's events come here, and this tells the supervisor what to do
    Dispatcher(PoolOptions options, DispatchState state, ScheduledExecutorService timer, Failures failures) {
        this.options = options;
        this.state = state;
        this.timer = timer;
        timeLimits = new TimeLimits(state, timer);
        draining = new Draining(state);
        rescue = new Rescue(state, draining, failures, submission -> drop(submission, false));
        taskClasses = new TaskClasses(timer);
        sender = new ChunkSender(options, state, timer, timeLimits, draining, failures, rescue, taskClasses);
    }

    /** Starts the workers; {@code whenEnded} runs when the last of them has ended for good. */
    void start(Supervisor workers, Runnable whenEnded) {
        supervisor = workers;
        onEnd = whenEnded;
        draining.begin(workers);
        sender.begin(workers);
        workers.start();
        EndClasses.loadLater(timer);
    }

    TimeLimits timeLimits() {
        return timeLimits;
    }

    Draining draining() {
        return draining;
    }

    ChunkSender sender() {
        return sender;
    }

    TaskClasses taskClasses() {
        return taskClasses;
    }

    Rescue rescue() {
        return rescue;
    }

    // ---- submitting ----

    /** Fails a call at once when the pool takes no more work. */
    void checkOpen() {
        state.lock();
        try {
            state.checkAccepts();
        } finally {
            state.unlock();
        }
    }

    /**
     * Takes a submission, waiting while there is no room for it if {@code mayWait}.
     *
     * @throws ProcessPoolException if the pool takes no more work, or the wait was interrupted
     */
    void submit(Submission submission, int items, boolean mayWait) {
        state.lock();
        try {
            if (mayWait) {
                state.awaitRoom();
            }
            state.checkAccepts();
            add(submission, 0, items);
        } finally {
            state.unlock();
        }
        sender.all();
    }

    private void add(Submission submission, long first, int items) {
        try {
            state.queue.add(submission, first, items);
        } catch (OutOfMemoryError e) {
            state.queue.writeOff(submission); // or else the pool would wait for it in the end
            throw e;
        }
    }

    /** Adds items to a submission that is open for more. */
    void extend(Submission submission, long first, int items) {
        state.lock();
        try {
            state.checkAccepts();
            add(submission, first, items);
        } finally {
            state.unlock();
        }
        sender.all();
    }

    /** Returns how many items of a submission make a chunk of the right length, as far as is known. */
    int chunkSizeOf(Submission submission) {
        state.lock();
        try {
            return submission.sizer.itemsPerTarget();
        } finally {
            state.unlock();
        }
    }

    // ---- cancelling and ending ----

    /** Forgets a submission in which nobody is interested any more. */
    void drop(Submission submission, boolean endRunning) {
        List<Chunk> inHand;
        state.lock();
        try {
            submission.endsWorker = endRunning;
            state.queue.drop(submission);
            inHand = state.loads.of(submission);
            for (Chunk chunk : inHand) {
                if (endsAtOnce(chunk)) {
                    chunk.load.leaving = true; // it gets no other work before it is killed
                } else if (chunk.canBeAskedBack()) { // if not sent yet, that is seen when it is
                    chunk.askBack();
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
        draining.stopIfDrained();
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
        return !chunk.items.areCalls() && chunk.items.endsWorker(chunk.first);
    }

    /**
     * Goes on after something was left undone at that time for want of memory, and nobody knows what: all calls that there
     * were fail, and other workers take the places of those that there were. It may be done again.
     */
    void startAfresh(Throwable why, long nanoTime) {
        rescue.failOlderThan(nanoTime, why);
        supervisor.replaceAll(NO_MEMORY, nanoTime);
        draining.stopIfDrained();
    }

    /** Takes no more work; what was taken is finished, and then the workers leave. */
    void shutdown() {
        state.lock();
        try {
            state.shutdown();
        } finally {
            state.unlock();
        }
        draining.stopIfDrained();
    }

    /** Ends everything now; what has no answer fails. */
    void terminate() {
        end(() -> new PoolClosedException(options.poolName() + " was terminated"));
        supervisor.terminate("the pool was terminated");
    }

    void startFailed(WorkerStartException failure) {
        end(() -> new WorkerStartException(String.valueOf(failure.getMessage()), failure.getCause()));
    }

    void allEnded() {
        end(() -> new PoolClosedException(options.poolName() + " was shut down"));
        timer.shutdownNow();
        onEnd.run();
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
