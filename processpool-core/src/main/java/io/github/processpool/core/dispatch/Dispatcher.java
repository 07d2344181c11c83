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

/**
 * Gives queued work to workers, chunk by chunk. Encoding and writing are done by whichever thread brought the news: the caller that submits, or the thread of
 * the worker that has become idle.
 */
final class Dispatcher {
    private static final long GATHERING_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final PoolOptions options;
    private final DispatchState state;
    private final ScheduledExecutorService timer;
    private final TimeLimits timeLimits;
    private final Assigner assigner;
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
        assigner = new Assigner(options, state);
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

    /** Gives chunks to workers while there are both. */
    void handOutAll() {
        for (List<Assignment> next = nextChunks(); !next.isEmpty(); next = nextChunks()) {
            handOut(next);
        }
    }

    private List<Assignment> nextChunks() {
        List<Assignment> next;
        WorkerLoad asked;
        int missing = 0;
        state.lock();
        try {
            if (state.hasEnded()) {
                return List.of();
            }
            asked = assigner.askBack();
            next = assigner.next();
            if (next.isEmpty() && state.queue.next() != null) {
                missing = options.workers().workers() - state.loads.size();
            }
        } finally {
            state.unlock();
        }
        if (asked != null) {
            asked.worker.send();
        }
        if (missing > 0 && options.idleTimeout() != null) {
            supervisor.recall(missing);
        }
        return next;
    }

    /** Sends chunks, all to the same worker; several in one write, unless encoding them takes its time. */
    private void handOut(List<Assignment> chunks) {
        WorkerLoad load = chunks.get(0).load;
        long start = System.nanoTime();
        boolean more = true;
        for (int i = 0; more; i++) {
            more = add(chunks.get(i), chunks.subList(i + 1, chunks.size())) && i + 1 < chunks.size();
            if (!more || System.nanoTime() - start > GATHERING_NANOS) {
                send(load);
                start = System.nanoTime();
            }
        }
    }

    /**
     * Encodes a chunk and puts it in line to be sent. Returns whether all of it is; if not, what was dealt out to lie
     * ready behind it goes back together with the rest, so that all keep their order.
     */
    private boolean add(Assignment chunk, List<Assignment> behind) {
        Submission submission = chunk.submission;
        int dealt = chunk.count;
        Submission.EncodedItems encoded = submission.encode(chunk.first, dealt);
        EncodingException failure = encoded.failure();
        boolean goes;
        boolean whole;
        state.lock();
        try {
            if (!chunk.load.has(chunk)) {
                return false; // the worker ended meanwhile, and the items went back into the queue
            }
            goes = encoded.items() > 0 && (chunk.isCurrent() || assigner.mayLieReady(submission, encoded));
            int kept = goes ? encoded.items() : 0;
            int lost = failure == null ? 0 : 1;
            whole = kept == dealt;
            if (!whole) {
                giveBack(behind);
            }
            giveBack(chunk, kept, lost);
            state.statistics.answered(0, lost);
            if (goes) {
                chunk.sent = true;
                List<ToWorker> messages = messages(chunk, encoded);
                chunk.bytes = PipeRoom.neededFor(messages);
                chunk.load.added = chunk.load.worker.add(messages);
            }
        } finally {
            state.unlock();
        }
        if (failure != null) {
            failItem(submission, chunk.first + encoded.items(), failure);
        }
        if (goes) {
            timeLimits.watch(chunk);
        } else {
            release(chunk);
        }
        if (!whole) {
            stopIfDrained(); // what was given back of a cancelled call is settled
        }
        return whole;
    }

    /** Under the lock: puts back chunks that were to lie ready, and have not been sent. */
    private void giveBack(List<Assignment> unsent) {
        for (int i = unsent.size() - 1; i >= 0; i--) {
            Assignment chunk = unsent.get(i);
            giveBack(chunk, 0, 0);
            var unused = chunk.load.strikeOff(chunk);
        }
    }

    private void send(WorkerLoad load) {
        long fitting;
        boolean prepareReplacement;
        state.lock();
        try {
            fitting = load.fitsPipe() ? load.added : 0;
            prepareReplacement = needsReplacement(load);
        } finally {
            state.unlock();
        }
        load.worker.sendHere(fitting);
        if (prepareReplacement) {
            supervisor.prepareReplacement(load.worker);
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
            assignment.noteAskedBack();
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

    /** Takes a chunk back that a worker has done, and gives it more. */
    void done(Assignment chunk) {
        release(chunk);
        handOutAll();
    }

    /** Strikes off a chunk. A worker that has no other is idle, or has done its last. */
    private void release(Assignment chunk) {
        WorkerLoad load = chunk.load;
        boolean retires;
        state.lock();
        try {
            chunk.cancelDeadline();
            if (!load.has(chunk) || load.strikeOff(chunk)) {
                return;
            }
            retires = state.budget(load) <= 0 && !load.leaving;
            if (retires) {
                state.loads.remove(load.worker);
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
                } else if (assignment.sent && !assignment.withdrawing) { // if not, that is seen when it is sent
                    assignment.askBack();
                }
            }
        } finally {
            state.unlock();
        }
        WorkerLoad told = null;
        for (Assignment assignment : inHand) {
            if (assignment.load != told) { // once for all that it has in hand
                told = assignment.load;
                tell(assignment, endRunning);
            }
        }
        stopIfDrained();
    }

    private void tell(Assignment dropped, boolean endRunning) {
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
