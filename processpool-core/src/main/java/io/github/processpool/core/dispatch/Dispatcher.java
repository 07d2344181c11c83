package io.github.processpool.core.dispatch;

import io.github.processpool.EncodingException;
import io.github.processpool.PoolClosedException;
import io.github.processpool.PoolStats;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.Supervisor;
import io.github.processpool.core.supervise.WorkerEnd;
import io.github.processpool.core.supervise.WorkerEvents;
import io.github.processpool.core.supervise.WorkerProcess;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.Message.FromWorker;
import io.github.processpool.core.wire.Message.ToWorker;
import io.github.processpool.core.wire.ProtocolException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives queued work to idle workers, chunk by chunk, and takes their answers.
 *
 * <p>Everything that is known of who does what is kept under one lock. Encoding, writing to pipes, decoding and
 * delivering results are done without it, by whichever thread brought the news: the caller that submits, or the thread of
 * the worker that has become idle. A worker has at most one chunk at a time; nothing is dealt out in advance.
 */
final class Dispatcher implements WorkerEvents {
    private enum State {
        /** Takes work. */
        RUNNING,
        /** Finishes what it has taken. */
        SHUTDOWN,
        /** Has been ended: nothing is delivered any more. */
        ENDED
    }

    private final PoolOptions options;
    private final PoolLog log;
    private final ScheduledExecutorService timer;
    private final TimeLimits timeLimits;
    private final Failures failures;
    private final Statistics statistics = new Statistics();
    private final CountDownLatch terminated = new CountDownLatch(1);
    private Supervisor supervisor; // this and onEnd are written once, before the first worker starts
    private Runnable onEnd;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private State state = State.RUNNING; // this and the rest under the lock
    private @Nullable Supplier<ProcessPoolException> refusal; // why nothing is taken any more
    private final Deque<Submission> queue = new ArrayDeque<>(); // submissions with unstarted items
    private final Set<Submission> unfinished = new LinkedHashSet<>();
    private final Map<WorkerProcess, WorkerLoad> loads = new HashMap<>();
    private final Deque<WorkerLoad> idle = new ArrayDeque<>(); // the last to become idle is the first to work: warm
    private final FunctionNumbers functionNumbers = new FunctionNumbers();

    @SuppressWarnings("NullAway.Init") // the supervisor tells this what happens, and this tells it what to do
    Dispatcher(PoolOptions options, PoolLog log, ScheduledExecutorService timer) {
        this.options = options;
        this.log = log;
        this.timer = timer;
        timeLimits = new TimeLimits(this, timer);
        failures = new Failures(options.poolName());
    }

    /** Starts the workers; {@code whenEnded} runs when the last of them has ended for good. */
    void start(Supervisor workers, Runnable whenEnded) {
        supervisor = workers;
        onEnd = whenEnded;
        workers.start();
    }

    // ---- submitting ----

    /**
     * Takes a submission, waiting while there is no room for it if {@code mayWait}.
     *
     * @throws ProcessPoolException if the pool takes no more work, or the wait was interrupted
     */
    void submit(Submission submission, int items, boolean mayWait) {
        lock.lock();
        try {
            if (mayWait) {
                awaitRoom();
            }
            enqueue(submission, 0, items);
        } finally {
            lock.unlock();
        }
        handOutAll();
    }

    /** Adds items to a submission that was open for more. */
    void extend(Submission submission, long first, int items) {
        lock.lock();
        try {
            enqueue(submission, first, items);
        } finally {
            lock.unlock();
        }
        handOutAll();
    }

    private void awaitRoom() {
        try {
            while (state == State.RUNNING && unfinished.size() >= options.queueCapacity()) {
                room.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessPoolException(
                    "interrupted while waiting for room in the queue of " + options.poolName()
                            + "; nothing was submitted",
                    e);
        }
    }

    private void enqueue(Submission submission, long first, int items) {
        checkAccepts();
        if (submission.dropped) {
            return;
        }
        submission.unstarted.add(first, items);
        submission.outstanding += items;
        unfinished.add(submission);
        if (!submission.queued) {
            submission.queued = true;
            queue.addLast(submission);
        }
    }

    private void checkAccepts() {
        if (state != State.RUNNING) {
            throw refusal == null ? new PoolClosedException(options.poolName() + " was shut down") : refusal.get();
        }
    }

    /** Fails a call at once when the pool takes no more work. */
    void checkOpen() {
        lock.lock();
        try {
            checkAccepts();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many items of a submission make a chunk of the right length, as far as is known. */
    int chunkSizeOf(Submission submission) {
        lock.lock();
        try {
            return submission.sizer.itemsPerTarget();
        } finally {
            lock.unlock();
        }
    }

    // ---- handing out ----

    /** Gives chunks to idle workers while there are both. */
    private void handOutAll() {
        for (Assignment next = nextAssignment(); next != null; next = nextAssignment()) {
            handOut(next);
        }
    }

    private @Nullable Assignment nextAssignment() {
        WorkerProcess asked = null;
        Assignment steal = null;
        int missing = 0;
        lock.lock();
        try {
            Submission submission = queue.peekFirst();
            if (state == State.ENDED) {
                return null;
            }
            if (submission == null) {
                steal = idle.isEmpty() ? null : largestUnstarted();
                asked = steal == null ? null : steal.load.worker;
            } else if (idle.isEmpty()) {
                missing = options.workers().workers() - loads.size();
            } else {
                return assign(submission, idle.removeLast());
            }
        } finally {
            lock.unlock();
        }
        if (asked != null && steal != null) {
            asked.post(List.of(new Message.Withdraw(steal.chunk)));
        }
        if (missing > 0 && options.idleTimeout() != null) {
            supervisor.recall(missing);
        }
        return null;
    }

    /** Under the lock: the chunk of which most can be had back for workers that have nothing to do. */
    private @Nullable Assignment largestUnstarted() {
        Assignment largest = null;
        for (WorkerLoad load : loads.values()) {
            Assignment candidate = load.assignment;
            if (candidate != null
                    && candidate.sent
                    && !candidate.withdrawing
                    && candidate.knownUnstarted() > (largest == null ? 0 : largest.knownUnstarted())) {
                largest = candidate;
            }
        }
        if (largest != null) {
            largest.withdrawing = true;
        }
        return largest;
    }

    private Assignment assign(Submission submission, WorkerLoad load) {
        int most = submission.sizer.next(submission.unstarted.size(), options.workers().workers());
        ItemRanges.Range range = submission.unstarted.take(Math.min(most, budget(load)));
        if (submission.unstarted.isEmpty()) {
            queue.removeFirst();
            submission.queued = false;
        }
        Assignment assignment = new Assignment(
                load,
                submission,
                load.nextChunk(),
                functionNumbers.of(submission.function()),
                range.first(),
                range.count());
        load.assignment = assignment;
        load.taken += range.count();
        load.lastHeard = System.nanoTime();
        load.cancelIdleLimit();
        statistics.waited(load.idleSince);
        return assignment;
    }

    private int budget(WorkerLoad load) {
        int most = options.maxTasksPerWorker();
        return most == 0 ? Integer.MAX_VALUE : (int) (most - load.taken);
    }

    private void handOut(Assignment assignment) {
        Submission submission = assignment.submission;
        Submission.EncodedItems encoded = submission.encode(assignment.first, assignment.count);
        EncodingException failure = encoded.failure();
        List<ToWorker> messages = new ArrayList<>(3);
        boolean prepare;
        lock.lock();
        try {
            if (assignment.load.assignment != assignment) {
                return; // the worker ended meanwhile, and the items went back into the queue
            }
            giveBack(assignment, encoded.items(), failure == null ? 0 : 1);
            statistics.answered(0, failure == null ? 0 : 1);
            prepare = needsReplacement(assignment.load);
            if (encoded.items() > 0) {
                messages.addAll(assignment.load.learn(assignment.functionId, submission.function(), submission));
                messages.add(new Message.Chunk(
                        assignment.chunk, assignment.functionId, encoded.items(), encoded.values()));
            }
        } finally {
            lock.unlock();
        }
        if (prepare) {
            supervisor.prepareReplacement(assignment.load.worker);
        }
        if (failure != null) {
            submission.failed(
                    assignment.first + encoded.items(),
                    failures.encoding(submission, assignment.first + encoded.items(), failure));
            settle(submission, 1);
        }
        if (encoded.items() > 0) {
            send(assignment, messages);
        } else {
            becomeIdle(assignment.load);
        }
    }

    /** Under the lock: puts back what was not encoded after all, but for {@code lost} items that never can be. */
    private void giveBack(Assignment assignment, int kept, int lost) {
        int rest = assignment.count - kept - lost;
        assignment.load.taken -= assignment.count - kept;
        assignment.count = kept;
        putBack(assignment.submission, assignment.first + kept + lost, rest);
    }

    /** Under the lock: queues items again, before all others. */
    private void putBack(Submission submission, long first, int count) {
        if (count == 0) {
            return;
        }
        if (submission.dropped) {
            forgetItems(submission, count);
            return;
        }
        submission.unstarted.putBack(first, count);
        if (!submission.queued) {
            submission.queued = true;
            queue.addFirst(submission);
        }
    }

    private boolean needsReplacement(WorkerLoad load) {
        int most = options.maxTasksPerWorker();
        boolean needed = most > 0 && !load.replacementPrepared && load.taken * 2 >= most;
        load.replacementPrepared |= needed;
        return needed;
    }

    private void send(Assignment assignment, List<ToWorker> messages) {
        WorkerProcess worker = assignment.load.worker;
        timeLimits.watch(assignment);
        if (PipeRoom.isEnoughFor(messages)) {
            worker.write(messages);
        } else {
            worker.post(messages);
        }
        boolean unwanted;
        lock.lock();
        try {
            assignment.sent = true;
            unwanted = assignment.submission.dropped && !assignment.withdrawing;
            assignment.withdrawing |= unwanted;
        } finally {
            lock.unlock();
        }
        if (unwanted) {
            worker.post(List.of(new Message.Withdraw(assignment.chunk)));
        }
    }

    private void becomeIdle(WorkerLoad load) {
        boolean retires;
        lock.lock();
        try {
            Assignment last = load.assignment;
            if (last != null) {
                last.cancelDeadline();
            }
            load.assignment = null;
            load.idleSince = System.nanoTime();
            retires = budget(load) <= 0 && !load.leaving;
            if (retires) {
                loads.remove(load.worker);
            } else if (!load.leaving && loads.containsKey(load.worker)) {
                idle.addLast(load);
                limitIdleness(load);
            }
        } finally {
            lock.unlock();
        }
        if (retires) {
            supervisor.retire(load.worker);
        }
        handOutAll();
    }

    private void limitIdleness(WorkerLoad load) {
        Duration limit = options.idleTimeout();
        if (limit != null) {
            load.idleLimit = timer.schedule(() -> dismiss(load), limit.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void dismiss(WorkerLoad load) {
        lock.lock();
        try {
            if (!idle.remove(load)) {
                return;
            }
            loads.remove(load.worker);
        } finally {
            lock.unlock();
        }
        supervisor.dismiss(load.worker);
        handOutAll(); // work may have come meanwhile
    }

    // ---- events ----

    @Override
    public void ready(WorkerProcess worker) {
        lock.lock();
        try {
            if (state == State.ENDED || worker.isEnded() || loads.containsKey(worker)) {
                return;
            }
            WorkerLoad load = new WorkerLoad(worker);
            load.idleSince = System.nanoTime();
            loads.put(worker, load);
            idle.addLast(load);
            limitIdleness(load);
        } finally {
            lock.unlock();
        }
        handOutAll();
    }

    @Override
    public void received(WorkerProcess worker, FromWorker message) throws ProtocolException {
        Assignment assignment = heard(worker);
        if (message instanceof Message.Leaving) {
            leaving(worker);
        } else if (assignment == null) {
            throw new ProtocolException("an answer, though it had nothing to do: " + message);
        } else if (message instanceof Message.Results results) {
            new ResultDelivery(this, failures, assignment).deliver(results);
        } else if (message instanceof Message.Failed failed) {
            new ResultDelivery(this, failures, assignment).deliver(failed);
        } else if (message instanceof Message.Running running) {
            running(assignment, running);
        } else if (message instanceof Message.Withdrawn withdrawn) {
            withdrawn(assignment, withdrawn);
        } else if (message instanceof Message.Finished finished) {
            finished(assignment, finished);
        } else {
            throw new ProtocolException("a message out of turn: " + message);
        }
    }

    private @Nullable Assignment heard(WorkerProcess worker) {
        lock.lock();
        try {
            WorkerLoad load = loads.get(worker);
            if (load == null) {
                return null;
            }
            load.lastHeard = System.nanoTime();
            return load.assignment;
        } finally {
            lock.unlock();
        }
    }

    private void leaving(WorkerProcess worker) {
        lock.lock();
        try {
            WorkerLoad load = loads.get(worker);
            if (load != null) {
                load.leaving = true;
                idle.remove(load);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Notes that items were answered, in order; called before their results are delivered. */
    void answered(Assignment assignment, int from, int items, int failed) throws ProtocolException {
        lock.lock();
        try {
            if (from != assignment.answered || items > assignment.count - from) {
                throw new ProtocolException("an answer to item " + from + " of chunk " + assignment.chunk
                        + ", of which " + assignment.answered + " of " + assignment.count + " items are answered");
            }
            assignment.answered += items;
            assignment.load.answered += items;
            statistics.answered(items - failed, failed);
            if (assignment.running != Assignment.NONE && assignment.running < assignment.answered) {
                assignment.running = Assignment.NONE;
                assignment.cancelDeadline();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Strikes items off the list; called after their results were delivered. */
    void settle(Submission submission, int items) {
        lock.lock();
        try {
            forgetItems(submission, items);
        } finally {
            lock.unlock();
        }
        stopIfDone();
    }

    /** Under the lock. */
    private void forgetItems(Submission submission, long items) {
        submission.outstanding -= items;
        if (submission.outstanding == 0) {
            unfinished.remove(submission);
            room.signal();
        }
    }

    private void stopIfDone() {
        boolean done;
        lock.lock();
        try {
            done = state == State.SHUTDOWN && unfinished.isEmpty();
        } finally {
            lock.unlock();
        }
        if (done) {
            supervisor.stopAll();
        }
    }

    private void running(Assignment assignment, Message.Running message) throws ProtocolException {
        lock.lock();
        try {
            checkChunk(assignment, message.chunk());
            if (message.index() < assignment.answered || message.index() >= assignment.count) {
                throw new ProtocolException("item " + message.index() + " can't be running");
            }
            assignment.running = message.index();
        } finally {
            lock.unlock();
        }
        timeLimits.running(assignment, message.index(), message.nanos());
        handOutAll(); // its chunk mates may find an idle worker
    }

    private static void checkChunk(Assignment assignment, long chunk) throws ProtocolException {
        if (assignment.chunk != chunk) {
            throw new ProtocolException("an answer to chunk " + chunk + ", while it has chunk " + assignment.chunk);
        }
    }

    private void withdrawn(Assignment assignment, Message.Withdrawn message) throws ProtocolException {
        boolean expired;
        lock.lock();
        try {
            checkChunk(assignment, message.chunk());
            if (!assignment.withdrawing || message.from() < assignment.answered || message.from() > assignment.count) {
                throw new ProtocolException("it gave back items that it can't have: " + message);
            }
            assignment.withdrawing = false;
            giveBack(assignment, message.from(), 0);
            expired = assignment.expired != Assignment.NONE;
        } finally {
            lock.unlock();
        }
        if (expired) {
            timeLimits.endIfStillRunning(assignment);
        }
        stopIfDone();
        handOutAll();
    }

    private void finished(Assignment assignment, Message.Finished message) throws ProtocolException {
        lock.lock();
        try {
            checkChunk(assignment, message.chunk());
            if (assignment.answered != assignment.count) {
                throw new ProtocolException("it finished chunk " + assignment.chunk + " with only "
                        + assignment.answered + " of " + assignment.count + " items answered");
            }
            assignment.submission.sizer.took(assignment.count, message.nanos());
            statistics.worked(message.nanos());
        } finally {
            lock.unlock();
        }
        becomeIdle(assignment.load);
    }

    @Override
    public void ended(WorkerProcess worker, WorkerEnd end) {
        Assignment assignment;
        List<Integer> lost = List.of();
        boolean unexpected;
        lock.lock();
        try {
            WorkerLoad load = loads.remove(worker);
            statistics.exchanged(worker);
            if (load == null || state == State.ENDED) {
                return;
            }
            idle.remove(load);
            load.cancelIdleLimit();
            assignment = load.assignment;
            load.assignment = null;
            unexpected = !end.intended() && !load.leaving;
            if (assignment != null) {
                assignment.cancelDeadline();
                lost = recover(assignment);
            }
            statistics.ended(unexpected, lost.size());
        } finally {
            lock.unlock();
        }
        if (unexpected) {
            log.warn(failures.lostWorker(worker, end, lost.size()), null);
        }
        if (assignment != null) {
            for (int index : lost) {
                failLost(assignment, index, end);
            }
        }
        stopIfDone();
        handOutAll();
    }

    /** Under the lock: queues what had not started, and what may be tried again; returns the items that are lost. */
    private List<Integer> recover(Assignment assignment) {
        Submission submission = assignment.submission;
        int started = Math.min(assignment.count, assignment.load.worker.started(assignment.chunk));
        int begun = Math.max(assignment.answered, started);
        boolean missed = begun == assignment.answered && begun < assignment.count && assignment.sent;
        if (missed && assignment.expired == Assignment.NONE && !submission.mayMissAgain(assignment.item(begun))) {
            begun++; // it ends every worker that it is sent to, even before it starts
        }
        putBack(submission, assignment.item(begun), assignment.count - begun);
        Deque<Integer> lost = new ArrayDeque<>();
        for (int index = begun - 1; index >= assignment.answered; index--) {
            if (!submission.dropped && submission.mayRetry(assignment.item(index))) {
                statistics.retried();
                putBack(submission, assignment.item(index), 1);
            } else {
                lost.addFirst(index);
            }
        }
        return List.copyOf(lost);
    }

    private void failLost(Assignment assignment, int index, WorkerEnd end) {
        Submission submission = assignment.submission;
        long item = assignment.item(index);
        WorkerProcess worker = assignment.load.worker;
        submission.failed(
                item,
                index == assignment.expired
                        ? failures.timedOut(submission, item, worker)
                        : failures.crashed(submission, item, worker, end));
        settle(submission, 1);
    }

    // ---- time limits ----

    /**
     * Marks the item as overdue if it is still the one that runs, and has its worker give back what has not started.
     *
     * @return whether the worker may be ended for it
     */
    boolean expire(Assignment assignment, int index) {
        lock.lock();
        try {
            if (assignment.load.assignment != assignment || assignment.answered > index) {
                return false;
            }
            assignment.expired = index;
            assignment.withdrawing = true;
        } finally {
            lock.unlock();
        }
        assignment.load.worker.post(List.of(new Message.Withdraw(assignment.chunk)));
        return true;
    }

    /** Tells whether the overdue item still has no answer. */
    boolean isStillRunning(Assignment assignment) {
        lock.lock();
        try {
            return assignment.load.assignment == assignment && assignment.answered <= assignment.expired;
        } finally {
            lock.unlock();
        }
    }

    /** Runs an action under the lock. */
    void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    // ---- cancelling and ending ----

    /** Forgets a submission in which nobody is interested any more. */
    void drop(Submission submission, boolean endRunning) {
        List<Assignment> withdraw = new ArrayList<>();
        List<WorkerProcess> end = new ArrayList<>();
        lock.lock();
        try {
            submission.dropped = true;
            if (submission.queued) {
                queue.remove(submission);
                submission.queued = false;
            }
            forgetItems(submission, submission.unstarted.clear());
            for (WorkerLoad load : loads.values()) {
                Assignment assignment = load.assignment;
                if (assignment == null || assignment.submission != submission) {
                    continue;
                }
                if (endRunning) {
                    end.add(load.worker);
                } else if (assignment.sent && !assignment.withdrawing) {
                    assignment.withdrawing = true;
                    withdraw.add(assignment);
                }
            }
        } finally {
            lock.unlock();
        }
        end.forEach(worker -> worker.kill("the call that it worked for was cancelled"));
        withdraw.forEach(given -> given.load.worker.post(List.of(new Message.Withdraw(given.chunk))));
        stopIfDone();
    }

    /** Takes no more work; what was taken is finished, and then the workers leave. */
    void shutdown() {
        lock.lock();
        try {
            if (state == State.RUNNING) {
                state = State.SHUTDOWN;
                room.signalAll();
            }
        } finally {
            lock.unlock();
        }
        stopIfDone();
    }

    /** Ends everything now; what has no answer fails. */
    void terminate() {
        end(() -> new PoolClosedException(options.poolName() + " was terminated"));
        supervisor.terminate("the pool was terminated");
    }

    /** Ends the workers and leaves everything as it is: the application itself is ending. */
    void abandon() {
        lock.lock();
        try {
            state = State.ENDED;
            unfinished.clear();
        } finally {
            lock.unlock();
        }
        supervisor.terminate("the application ended");
    }

    @Override
    public void startFailed(WorkerStartException failure) {
        end(() -> new WorkerStartException(String.valueOf(failure.getMessage()), failure.getCause()));
    }

    private void end(Supplier<ProcessPoolException> why) {
        List<Submission> pending;
        lock.lock();
        try {
            if (state == State.ENDED) {
                return;
            }
            state = State.ENDED;
            refusal = why;
            pending = List.copyOf(unfinished);
            unfinished.clear();
            queue.clear();
            loads.values().forEach(WorkerLoad::cancelIdleLimit);
            loads.clear();
            idle.clear();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        pending.forEach(submission -> submission.abort(why.get()));
    }

    @Override
    public void allEnded() {
        end(() -> new PoolClosedException(options.poolName() + " was shut down"));
        timer.shutdownNow();
        onEnd.run();
        terminated.countDown();
    }

    /** Waits until the last worker has ended. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return terminated.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Returns a snapshot of one moment. */
    PoolStats stats() {
        List<@Nullable WorkerProcess> places = supervisor.places();
        lock.lock();
        try {
            return new StatsSnapshot(options, supervisor, places, loads, statistics)
                    .take(idle.size(), unfinished.stream().mapToLong(s -> s.unstarted.size()).sum());
        } finally {
            lock.unlock();
        }
    }
}
