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
 * Takes news of workers: what they say, and what becomes of them. Checks it against what they were given, decides what
 * follows, and has that carried out. What a worker says is not trusted: whatever makes no sense ends it.
 */
final class WorkerEventHandler implements WorkerEvents {
    private final DispatchState state;
    private final ChunkPlanner planner;
    private final DispatchActions actions;
    private final TimeLimits timeLimits;
    private final Rescue rescue;
    private final TaskClasses taskClasses;
    private final LostWork lostWork;
    private final ResultDecoder decoder;
    private final Failures failures;
    private final PoolLog log;

    WorkerEventHandler(
            DispatchState state,
            ChunkPlanner planner,
            DispatchActions actions,
            TimeLimits timeLimits,
            Rescue rescue,
            TaskClasses taskClasses,
            Failures failures,
            PoolLog log) {
        this.state = state;
        this.planner = planner;
        this.actions = actions;
        this.timeLimits = timeLimits;
        this.rescue = rescue;
        this.taskClasses = taskClasses;
        lostWork = new LostWork(state, actions, rescue, failures);
        decoder = new ResultDecoder(failures);
        this.failures = failures;
        this.log = log;
    }

    @Override
    public void started(WorkerHandle worker) {
        taskClasses.started(worker);
    }

    @Override
    public void ready(WorkerHandle worker) {
        Acts acts = new Acts();
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
            timeLimits.limitIdleness(load);
            planner.plan(acts);
        } finally {
            state.unlock();
        }
        actions.carryOut(acts);
    }

    @Override
    public void received(WorkerHandle worker, FromWorker message) throws ProtocolException {
        Chunk chunk = heard(worker);
        if (message instanceof FromWorker.Leaving) {
            leaving(worker);
        } else if (chunk == null) {
            checkEnded(message);
        } else if (message instanceof FromWorker.Results || message instanceof FromWorker.Failed) {
            answered(chunk, message, decodeOrFail(chunk, message));
        } else if (message instanceof FromWorker.Running running) {
            running(chunk, running);
        } else if (message instanceof FromWorker.Revoked revoked) {
            revoked(chunk, revoked);
        } else if (message instanceof FromWorker.Finished finished) {
            finished(chunk, finished);
        } else {
            throw new ProtocolException("a message out of turn: " + message);
        }
    }

    @Override
    public void unread(WorkerHandle worker, FromWorker head, OutOfMemoryError why) throws ProtocolException {
        Chunk chunk = heard(worker);
        if (chunk == null) {
            checkEnded(head);
        } else {
            answered(chunk, head, fail(chunk, head, why));
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

    /** A pool that was terminated has forgotten who does what, and still hears from its workers until they end. */
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

    // ---- answers ----

    /** Where decoding fails in this JVM the call fails; the worker has done nothing wrong. */
    private DecodedAnswers decodeOrFail(Chunk chunk, FromWorker message) throws ProtocolException {
        try {
            return decoder.decode(chunk, message);
        } catch (RuntimeException | Error e) {
            boolean again = e instanceof OutOfMemoryError && chunk.items.shrink();
            return again ? decodeOrFail(chunk, message) : fail(chunk, message, e);
        }
    }

    private DecodedAnswers fail(Chunk chunk, FromWorker message, Throwable why) throws ProtocolException {
        rescue.fail(chunk.items, why);
        return ResultDecoder.unwanted(chunk, message);
    }

    /**
     * Takes answers, in order. With the last of a chunk its worker is idle before they are told: a caller that waits for them
     * and then calls again gets this worker, whose caches are warm.
     */
    private void answered(Chunk chunk, FromWorker message, DecodedAnswers answers) throws ProtocolException {
        FromWorker.Results last = message instanceof FromWorker.Results results && results.finish() ? results : null;
        Acts acts = new Acts();
        state.lock();
        try {
            if (!state.hasEnded() && state.loads.get(chunk.load.worker) != chunk.load) {
                return; // the worker was given up while its results were being decoded, and others have its items
            }
            chunk.checkNext(answers.first(), answers.count());
            acts.answers = answers;
            count(answers);
            if (last != null && chunk.answered == chunk.count) { // if not, it is ended when the results have been told
                planner.finished(chunk, last.finishedNanos(), acts);
            }
        } catch (RuntimeException | Error e) {
            acts.failed(chunk.items, e);
        } finally {
            state.unlock();
        }
        actions.carryOut(acts);
        if (last != null) {
            chunk.checkFinished();
        }
    }

    /** Under the lock. */
    private void count(DecodedAnswers answers) {
        Chunk chunk = answers.chunk();
        chunk.answered += answers.count();
        chunk.items.submissionOf(answers.firstItem()).receivedBytes += answers.bytes();
        state.statistics.answeredAt(chunk.load.worker.id(), answers.count());
        int wanted = chunk.items.wanted(answers.firstItem(), answers.count());
        state.statistics.answered(Math.max(0, wanted - answers.failed()), Math.min(wanted, answers.failed()));
        if (chunk.running != Chunk.NONE && chunk.running < chunk.answered) {
            chunk.running = Chunk.NONE;
            timeLimits.watch(chunk);
        }
    }

    private void finished(Chunk chunk, FromWorker.Finished message) throws ProtocolException {
        Acts acts = new Acts();
        state.lock();
        try {
            chunk.check(message.chunk());
            chunk.checkFinished();
            planner.finished(chunk, message.nanos(), acts);
        } finally {
            state.unlock();
        }
        actions.carryOut(acts);
    }

    // ---- other news ----

    private void running(Chunk chunk, FromWorker.Running message) throws ProtocolException {
        Acts acts = new Acts();
        state.lock();
        try {
            chunk.check(message.chunk());
            boolean isNext = message.index() == chunk.answered && message.index() < chunk.count;
            if (!isNext || message.index() == chunk.running) { // said again, it would put off the time limit
                throw new ProtocolException(
                        "item " + message.index() + " can't be running, or was reported as running before");
            }
            chunk.running = message.index();
            timeLimits.running(chunk, message.index(), message.nanos());
            planner.plan(acts); // its chunk mates may find an idle worker
        } finally {
            state.unlock();
        }
        actions.carryOut(acts);
    }

    private void revoked(Chunk current, FromWorker.Revoked message) throws ProtocolException {
        Chunk chunk;
        state.lock();
        try {
            Chunk named = current.load.inHand(message.chunk());
            chunk = named == null ? current : named;
            chunk.check(message.chunk());
            chunk.revokedFrom(message.from());
            planner.putBack(chunk, message.from(), 0);
        } finally {
            state.unlock();
        }
        timeLimits.endIfStillRunning(chunk); // what had expired before
        timeLimits.endIfCancelled(chunk);
        actions.goOn(); // what was put back of a cancelled call is settled
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
        actions.goOn();
        if (unexpected) {
            log.warn(failures.lostWorker(worker, end, lost.size()), null);
        }
    }

    @Override
    public void startFailed(WorkerStartException failure) {
        actions.startFailed(failure);
    }

    @Override
    public void allEnded() {
        actions.allEnded();
    }
}
