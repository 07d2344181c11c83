package io.github.processpool.core.dispatch;

import io.github.processpool.EncodingException;
import io.github.processpool.PoolClosedException;
import io.github.processpool.PoolStats;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.supervise.Supervisor;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.Message.ToWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives queued work to idle workers, chunk by chunk. A worker has at most one chunk at a time; nothing is dealt out in
 * advance. Encoding and writing are done by whichever thread brought the news: the caller that submits, or the thread of
 * the worker that has become idle.
 */
final class Dispatcher {
    private final PoolOptions options;
    private final DispatchState state;
    private final ScheduledExecutorService timer;
    private final TimeLimits timeLimits;
    private final Failures failures;
    private final CountDownLatch terminated = new CountDownLatch(1);
    private Supervisor supervisor; // this and onEnd are written once, before the first worker starts
    private Runnable onEnd;

    @SuppressWarnings("NullAway.Init") // the supervisor's events come here, and this tells the supervisor what to do
    Dispatcher(PoolOptions options, DispatchState state, ScheduledExecutorService timer, Failures failures) {
        this.options = options;
        this.state = state;
        this.timer = timer;
        this.failures = failures;
        timeLimits = new TimeLimits(state, timer);
    }

    /** Starts the workers; {@code whenEnded} runs when the last of them has ended for good. */
    void start(Supervisor workers, Runnable whenEnded) {
        supervisor = workers;
        onEnd = whenEnded;
        workers.start();
    }

    TimeLimits timeLimits() {
        return timeLimits;
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
            state.queue.add(submission, 0, items);
        } finally {
            state.unlock();
        }
        handOutAll();
    }

    /** Adds items to a submission that is open for more. */
    void extend(Submission submission, long first, int items) {
        state.lock();
        try {
            state.checkAccepts();
            state.queue.add(submission, first, items);
        } finally {
            state.unlock();
        }
        handOutAll();
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

    // ---- handing out ----

    /** Gives chunks to idle workers while there are both. */
    void handOutAll() {
        for (Assignment next = nextAssignment(); next != null; next = nextAssignment()) {
            handOut(next);
        }
    }

    private @Nullable Assignment nextAssignment() {
        Assignment withdrawn = null;
        int missing = 0;
        state.lock();
        try {
            if (state.hasEnded()) {
                return null;
            }
            Submission submission = state.queue.next();
            if (submission != null && !state.loads.noneIdle()) {
                return assign(submission, state.loads.takeIdle());
            }
            if (submission != null) {
                missing = options.workers().workers() - state.loads.size();
            } else if (!state.loads.noneIdle()) {
                withdrawn = state.loads.largestUnstarted();
                askBack(withdrawn);
            }
        } finally {
            state.unlock();
        }
        if (withdrawn != null) {
            withdrawn.load.worker.send(false);
        }
        if (missing > 0 && options.idleTimeout() != null) {
            supervisor.recall(missing);
        }
        return null;
    }

    /** Under the lock: asks for what has not started of a chunk; it must be sent afterwards. */
    static void askBack(@Nullable Assignment assignment) {
        if (assignment != null) {
            assignment.askedBack();
            assignment.load.worker.add(List.of(new Message.Withdraw(assignment.chunk)));
        }
    }

    private Assignment assign(Submission next, WorkerLoad load) {
        Assignment assignment =
                next instanceof SingleSubmission<?> call ? assignCalls(call, load) : assignItems(next, load);
        load.assignment = assignment;
        load.taken += assignment.count;
        load.lastHeard = System.nanoTime();
        state.statistics.waited(load.idleSince);
        return assignment;
    }

    private Assignment assignItems(Submission submission, WorkerLoad load) {
        int most = submission.sizer.next(
                submission.unstarted.size(), options.workers().workers());
        ItemRanges.Range range = state.queue.take(submission, Math.min(most, state.budget(load)));
        long function = state.functionNumbers.of(submission.function());
        return new Assignment(
                load, submission, submission.sizer, load.nextChunk(), function, range.first(), range.count());
    }

    private Assignment assignCalls(SingleSubmission<?> next, WorkerLoad load) {
        ChunkSizer sizer = state.functionNumbers.callSizer(next.function());
        int most = sizer.next(state.queue.waiting(), options.workers().workers());
        Submission calls = state.queue.takeCalls(next, Math.min(most, state.budget(load)));
        int count = calls instanceof CallBatch batch ? batch.size() : 1;
        long function = state.functionNumbers.of(next.function());
        return new Assignment(load, calls, sizer, load.nextChunk(), function, 0, count);
    }

    private void handOut(Assignment assignment) {
        Submission submission = assignment.submission;
        Submission.EncodedItems encoded = submission.encode(assignment.first, assignment.count);
        EncodingException failure = encoded.failure();
        boolean prepareReplacement;
        boolean fitsPipe = false;
        state.lock();
        try {
            if (assignment.load.assignment != assignment) {
                return; // the worker ended meanwhile, and the items went back into the queue
            }
            giveBack(assignment, encoded.items(), failure == null ? 0 : 1);
            state.statistics.answered(0, failure == null ? 0 : 1);
            prepareReplacement = needsReplacement(assignment.load);
            if (encoded.items() > 0) {
                List<ToWorker> messages = messages(assignment, encoded);
                fitsPipe = PipeRoom.isEnoughFor(messages);
                assignment.load.worker.add(messages);
            }
        } finally {
            state.unlock();
        }
        if (failure != null) {
            failItem(submission, assignment.first + encoded.items(), failure);
        }
        if (encoded.items() > 0) {
            timeLimits.watch(assignment);
            assignment.load.worker.send(fitsPipe);
        } else {
            release(assignment.load);
        }
        if (prepareReplacement) {
            supervisor.prepareReplacement(assignment.load.worker);
        }
    }

    private List<ToWorker> messages(Assignment assignment, Submission.EncodedItems encoded) {
        Submission submission = assignment.submission;
        List<ToWorker> messages =
                new ArrayList<>(assignment.load.learn(assignment.functionId, submission.function(), submission));
        messages.add(new Message.Chunk(
                assignment.chunk,
                assignment.functionId,
                encoded.items(),
                submission instanceof CallBatch,
                encoded.items() > 1 || submission.timeout() != null, // one alone has no mates to be given to others
                encoded.values()));
        if (assignment.anyDropped()) {
            assignment.askedBack();
            messages.add(new Message.Withdraw(assignment.chunk));
        }
        return messages;
    }

    private void failItem(Submission submission, long item, EncodingException failure) {
        submission.failed(item, failures.encoding(submission, item, failure));
        settle(submission, item, 1);
    }

    /** Under the lock: puts back all of a chunk but its first items, and {@code lost} more that have failed. */
    void giveBack(Assignment assignment, int kept, int lost) {
        int rest = assignment.count - kept - lost;
        assignment.load.taken -= assignment.count - kept;
        assignment.count = kept;
        state.queue.putBack(assignment.submission, assignment.first + kept + lost, rest);
    }

    private boolean needsReplacement(WorkerLoad load) {
        int most = options.maxTasksPerWorker();
        boolean needed = most > 0 && !load.replacementPrepared && load.taken * 2 >= most;
        load.replacementPrepared |= needed;
        return needed;
    }

    /** Takes back a worker that has done its chunk, and gives it the next. */
    void becomeIdle(WorkerLoad load) {
        release(load);
        handOutAll();
    }

    /** Takes back a worker, or gives up one that has done its last. Those who hand out go on with the next themselves. */
    private void release(WorkerLoad load) {
        boolean retires;
        state.lock();
        try {
            if (load.assignment != null) {
                load.assignment.cancelDeadline();
            }
            retires = state.budget(load) <= 0 && !load.leaving;
            if (retires) {
                state.loads.remove(load.worker);
                load.assignment = null;
            } else if (state.loads.nowIdle(load)) {
                limitIdleness(load);
            }
        } finally {
            state.unlock();
        }
        if (retires) {
            supervisor.retire(load.worker);
        }
    }

    /** Under the lock: has a worker leave when it finds nothing to do. */
    void limitIdleness(WorkerLoad load) {
        Duration limit = options.idleTimeout();
        if (limit != null) {
            load.idleLimit =
                    timer.schedule(() -> dismiss(load), TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
        }
    }

    private void dismiss(WorkerLoad load) {
        state.lock();
        try {
            if (!state.loads.noLongerIdle(load)) {
                return;
            }
            state.loads.remove(load.worker);
        } finally {
            state.unlock();
        }
        supervisor.dismiss(load.worker);
        handOutAll(); // work may have come meanwhile
    }

    /** Strikes off items whose answers were delivered. */
    void settle(Submission submission, long first, int items) {
        boolean drained;
        state.lock();
        try {
            state.queue.answered(submission, first, items);
            drained = state.isDrained();
        } finally {
            state.unlock();
        }
        if (drained) {
            supervisor.stopAll();
        }
    }

    void stopIfDrained() {
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

    // ---- cancelling and ending ----

    /** Forgets a submission in which nobody is interested any more. */
    void drop(Submission submission, boolean endRunning) {
        List<Assignment> inHand;
        state.lock();
        try {
            submission.endsWorker = endRunning;
            state.queue.drop(submission);
            inHand = state.loads.of(submission);
            for (Assignment assignment : inHand) {
                if (endsAtOnce(assignment)) {
                    assignment.load.leaving = true; // it gets no other work before it is killed
                } else if (!assignment.withdrawing) {
                    askBack(assignment);
                }
            }
        } finally {
            state.unlock();
        }
        for (Assignment assignment : inHand) {
            if (endsAtOnce(assignment)) {
                assignment.load.worker.kill(TimeLimits.CANCELLED);
            } else {
                assignment.load.worker.send(false);
            }
            if (endRunning) {
                timeLimits.watchCancelled(assignment);
            }
        }
        stopIfDrained();
    }

    /** Others may travel together with a call that is to be ended. */
    private static boolean endsAtOnce(Assignment assignment) {
        return assignment.submission.endsWorker;
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

    /**
     * Ends the workers, since the application itself is ending, and returns what will have no answer. To fail that at
     * once would have the application's threads print stack traces on its way out.
     */
    List<Submission> abandon() {
        List<Submission> pending;
        state.lock();
        try {
            pending = state.end(this::applicationEnded);
        } finally {
            state.unlock();
        }
        supervisor.terminate("the application ended");
        return pending;
    }

    ProcessPoolException applicationEnded() {
        return new PoolClosedException(options.poolName() + " was ended together with the application");
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
        pending.forEach(submission -> submission.abort(why.get()));
    }

    /** Waits until the last worker has ended. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return terminated.await(nanos, TimeUnit.NANOSECONDS);
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
