package io.github.processpool.core.dispatch;

import io.github.processpool.WorkerStartException;
import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.WorkerEnd;
import io.github.processpool.core.supervise.WorkerEvents;
import io.github.processpool.core.supervise.WorkerHandle;
import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.ProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what workers say and what becomes of them: checks it against what they were given, and has it delivered. What a
 * worker says is not trusted: whatever makes no sense ends it.
 */
final class WorkerEventHandler implements WorkerEvents {
    private final DispatchState state;
    private final Dispatcher dispatcher;
    private final ChunkSender sender;
    private final TimeLimits timeLimits;
    private final Draining draining;
    private final Rescue rescue;
    private final TaskClasses taskClasses;
    private final LostWork lostWork;
    private final Failures failures;
    private final PoolLog log;

    WorkerEventHandler(DispatchState state, Dispatcher dispatcher, Failures failures, PoolLog log) {
        this.state = state;
        this.dispatcher = dispatcher;
        sender = dispatcher.sender();
        timeLimits = dispatcher.timeLimits();
        draining = dispatcher.draining();
        rescue = dispatcher.rescue();
        taskClasses = dispatcher.taskClasses();
        lostWork = new LostWork(state, draining, rescue, failures);
        this.failures = failures;
        this.log = log;
    }

    @Override
    public void started(WorkerHandle worker) {
        taskClasses.started(worker);
    }

    @Override
    public void ready(WorkerHandle worker) {
        state.lock();
        try {
            if (state.hasEnded() || !worker.isReady()) {
                return;
            }
            WorkerLoad load = state.loads.add(worker);
            if (load == null) {
                return;
            }
            state.loads.nowIdle(load);
            sender.limitIdleness(load);
        } finally {
            state.unlock();
        }
        sender.all();
    }

    @Override
    public void received(WorkerHandle worker, FromWorker message) throws ProtocolException {
        Chunk chunk = heard(worker);
        if (message instanceof FromWorker.Leaving) {
            leaving(worker);
        } else if (chunk == null) {
            checkEnded(message);
        } else if (message instanceof FromWorker.Results || message instanceof FromWorker.Failed) {
            answersOrFail(chunk, message);
        } else if (message instanceof FromWorker.Running running) {
            running(chunk, running);
        } else if (message instanceof FromWorker.Revoked withdrawn) {
            withdrawn(chunk, withdrawn);
        } else if (message instanceof FromWorker.Finished finished) {
            finished(chunk, finished.chunk(), finished.nanos());
        } else {
            throw new ProtocolException("a message out of turn: " + message);
        }
    }

    /** Delivers answers. Where that fails in this JVM the call fails; the worker has done nothing wrong. */
    private void answersOrFail(Chunk chunk, FromWorker message) throws ProtocolException {
        try {
            answers(chunk, message);
        } catch (RuntimeException | Error e) {
            boolean untouched = firstUnanswered(chunk) == firstOf(message);
            if (untouched && e instanceof OutOfMemoryError && chunk.items.shrink()) {
                answersOrFail(chunk, message);
            } else {
                fail(chunk, message, e);
            }
        }
    }

    private void answers(Chunk chunk, FromWorker message) throws ProtocolException {
        ResultDecoder delivery = new ResultDecoder(this, failures, chunk);
        if (message instanceof FromWorker.Results results) {
            delivery.deliver(results);
        } else {
            delivery.deliver((FromWorker.Failed) message);
        }
        finishIfLast(chunk, message);
    }

    /** Fails the call, and brings what is known of the worker into step with it. */
    private void fail(Chunk chunk, FromWorker message, Throwable why) throws ProtocolException {
        rescue.fail(chunk.items, why);
        new ResultDecoder(this, failures, chunk).skipRest(message);
        finishIfLast(chunk, message);
    }

    private void finishIfLast(Chunk chunk, FromWorker message) throws ProtocolException {
        if (chunk.released) {
            sender.all();
        } else if (message instanceof FromWorker.Results results && results.finish()) {
            finished(chunk, results.chunk(), results.finishedNanos());
        }
    }

    static int firstOf(FromWorker message) {
        return message instanceof FromWorker.Results results ? results.first() : ((FromWorker.Failed) message).index();
    }

    @Override
    public void unread(WorkerHandle worker, FromWorker head, OutOfMemoryError why) throws ProtocolException {
        Chunk chunk = heard(worker);
        if (chunk == null) {
            checkEnded(head);
        } else {
            fail(chunk, head, why);
        }
    }

    @Override
    public void outOfMemory(WorkerHandle worker, OutOfMemoryError why) {
        Chunk chunk = heard(worker);
        if (!rescue.failLargest(why) && chunk != null) {
            rescue.fail(chunk.items, why);
        }
    }

    private @Nullable Chunk heard(WorkerHandle worker) {
        state.lock();
        try {
            WorkerLoad load = state.loads.get(worker);
            if (load == null) {
                return null;
            }
            load.lastHeard = System.nanoTime();
            Chunk chunk = load.current();
            return chunk == null || !chunk.sent ? null : chunk; // of others it can't know
        } finally {
            state.unlock();
        }
    }

    /** A pool that was terminated has forgotten who does what, and hears the last words of its workers all the same. */
    private void checkEnded(FromWorker message) throws ProtocolException {
        state.lock();
        try {
            if (!state.hasEnded()) {
                throw new ProtocolException("an answer, though it had nothing to do: " + message);
            }
        } finally {
            state.unlock();
        }
    }

    private void leaving(WorkerHandle worker) {
        state.lock();
        try {
            WorkerLoad load = state.loads.get(worker);
            if (load != null) {
                load.leaving = true;
                state.loads.noLongerIdle(load);
            }
        } finally {
            state.unlock();
        }
    }

    int firstUnanswered(Chunk chunk) {
        state.lock();
        try {
            return chunk.answered;
        } finally {
            state.unlock();
        }
    }

    /**
     * Notes that items were answered, in order; called before their results are delivered. Returns false if they must not
     * be: the worker was given up while its results were being decoded, and others have its items.
     */
    boolean answered(Chunk chunk, int from, int items, int failed, long bytes) throws ProtocolException {
        boolean announcedIsDone;
        state.lock();
        try {
            if (!state.hasEnded() && state.loads.get(chunk.load.worker) != chunk.load) {
                return false;
            }
            if (from != chunk.answered || items < 1 || items > chunk.count - from) {
                throw new ProtocolException("answers to " + items + " items of chunk " + chunk.id + " from item " + from
                        + " on, of which " + chunk.answered + " of " + chunk.count + " are answered");
            }
            chunk.answered += items;
            chunk.items.submissionOf(chunk.item(from)).receivedBytes += bytes;
            state.statistics.answeredAt(chunk.load.worker.id(), items);
            int wanted = chunk.items.wanted(chunk.item(from), items);
            state.statistics.answered(Math.max(0, wanted - failed), Math.min(wanted, failed));
            announcedIsDone = chunk.running != Chunk.NONE && chunk.running < chunk.answered;
            if (announcedIsDone) {
                chunk.running = Chunk.NONE;
            }
        } finally {
            state.unlock();
        }
        if (announcedIsDone) {
            timeLimits.watch(chunk);
        }
        return true;
    }

    /** Strikes off items; called after their results were delivered. */
    void delivered(ChunkItems items, long first, int count) {
        draining.settle(items, first, count);
    }

    private void running(Chunk chunk, FromWorker.Running message) throws ProtocolException {
        state.lock();
        try {
            chunk.check(message.chunk());
            boolean isNext = message.index() == chunk.answered && message.index() < chunk.count;
            if (!isNext || message.index() == chunk.running) { // said again, it would put off the time limit
                throw new ProtocolException("item " + message.index() + " can't be running, or was reported as running before");
            }
            chunk.running = message.index();
        } finally {
            state.unlock();
        }
        timeLimits.running(chunk, message.index(), message.nanos());
        sender.all(); // its chunk mates may find an idle worker
    }

    private void withdrawn(Chunk current, FromWorker.Revoked message) throws ProtocolException {
        Chunk chunk;
        boolean overdue;
        state.lock();
        try {
            Chunk named = current.load.inHand(message.chunk());
            chunk = named == null ? current : named;
            chunk.check(message.chunk());
            boolean asked = chunk.withdrawalsToAnswer-- > 0;
            boolean again = !chunk.withdrawing && message.from() == chunk.count; // asked twice by a race
            boolean unstarted = chunk.withdrawing
                    && message.from() >= chunk.answered
                    && message.from() <= (chunk.isCurrent() ? chunk.count : 0);
            if (!asked || !(again || unstarted)) {
                throw new ProtocolException("it returned items that it does not have: " + message);
            }
            chunk.withdrawing = false;
            sender.giveBack(chunk, message.from(), 0);
            overdue = chunk.expired != Chunk.NONE;
        } finally {
            state.unlock();
        }
        if (overdue) {
            timeLimits.endIfStillRunning(chunk);
        }
        timeLimits.endIfCancelled(chunk);
        draining.stopIfDrained(); // what was given back of a cancelled call is settled
        sender.all();
    }

    /**
     * Marks the worker of a chunk as idle before its last results are delivered. A caller that waits for them and then calls
     * again gets this worker, whose caches are warm.
     */
    void allAnswered(Chunk chunk, FromWorker.Results last) {
        boolean done;
        state.lock();
        try {
            done = chunk.answered == chunk.count; // else it is ended when the results have been told
            if (done) {
                finish(chunk, last.finishedNanos());
            }
        } finally {
            state.unlock();
        }
        if (done) {
            sender.release(chunk);
            chunk.released = true;
        }
    }

    private void finished(Chunk chunk, long id, long nanos) throws ProtocolException {
        state.lock();
        try {
            chunk.check(id);
            if (chunk.answered != chunk.count) {
                throw new ProtocolException("it finished chunk " + chunk.id + " with only " + chunk.answered + " of "
                        + chunk.count + " items answered");
            }
            finish(chunk, nanos);
        } finally {
            state.unlock();
        }
        sender.done(chunk);
    }

    /** Under the lock: notes how long a chunk has taken, once. */
    private void finish(Chunk chunk, long nanos) {
        if (!chunk.finished) {
            chunk.finished = true;
            chunk.sizer.took(chunk.count, nanos);
            state.statistics.worked(nanos);
        }
    }

    @Override
    public void ended(WorkerHandle worker, WorkerEnd end) {
        taskClasses.ended(worker);
        List<LostWork.Item> lost = List.of();
        boolean unexpected;
        WorkerLoad load;
        state.lock();
        try {
            state.statistics.exchanged(worker);
            load = state.loads.remove(worker);
            unexpected = !end.intended() && (load == null || !load.leaving);
        } finally {
            state.unlock();
        }
        if (load != null) {
            lost = lostWork.recover(load, unexpected);
            lostWork.fail(lost, end);
        }
        draining.stopIfDrained();
        sender.all();
        if (unexpected) {
            log.warn(failures.lostWorker(worker, end, lost.size()), null);
        }
    }

    @Override
    public void startFailed(WorkerStartException failure) {
        dispatcher.startFailed(failure);
    }

    @Override
    public void allEnded() {
        dispatcher.allEnded();
    }
}
