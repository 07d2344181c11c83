package io.github.processpool.core.dispatch;

import io.github.processpool.WorkerStartException;
import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.WorkerEnd;
import io.github.processpool.core.supervise.WorkerEvents;
import io.github.processpool.core.supervise.WorkerProcess;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.Message.FromWorker;
import io.github.processpool.core.wire.ProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what workers say and what becomes of them: checks it against what they were given, and has it delivered. What a
 * worker says is not trusted: whatever makes no sense ends it.
 */
final class Reception implements WorkerEvents {
    private final DispatchState state;
    private final Dispatcher dispatcher;
    private final HandOut handOut;
    private final TimeLimits timeLimits;
    private final Draining draining;
    private final Rescue rescue;
    private final LostWork lostWork;
    private final Failures failures;
    private final PoolLog log;

    Reception(DispatchState state, Dispatcher dispatcher, Failures failures, PoolLog log) {
        this.state = state;
        this.dispatcher = dispatcher;
        handOut = dispatcher.handOut();
        timeLimits = dispatcher.timeLimits();
        draining = dispatcher.draining();
        rescue = dispatcher.rescue();
        lostWork = new LostWork(state, draining, rescue, failures);
        this.failures = failures;
        this.log = log;
    }

    @Override
    public void ready(WorkerProcess worker) {
        state.lock();
        try {
            if (state.hasEnded() || worker.state() != WorkerProcess.State.READY) {
                return;
            }
            WorkerLoad load = state.loads.add(worker);
            if (load == null) {
                return;
            }
            state.loads.nowIdle(load);
            handOut.limitIdleness(load);
        } finally {
            state.unlock();
        }
        handOut.all();
    }

    @Override
    public void received(WorkerProcess worker, FromWorker message) throws ProtocolException {
        Assignment assignment = heard(worker);
        if (message instanceof Message.Leaving) {
            leaving(worker);
        } else if (assignment == null) {
            checkEnded(message);
        } else if (message instanceof Message.Results || message instanceof Message.Failed) {
            answersOrFail(assignment, message);
        } else if (message instanceof Message.Running running) {
            running(assignment, running);
        } else if (message instanceof Message.Withdrawn withdrawn) {
            withdrawn(assignment, withdrawn);
        } else if (message instanceof Message.Finished finished) {
            finished(assignment, finished.chunk(), finished.nanos());
        } else {
            throw new ProtocolException("a message out of turn: " + message);
        }
    }

    /** Delivers answers. Where that fails in this JVM the call fails; the worker has done nothing wrong. */
    private void answersOrFail(Assignment assignment, FromWorker message) throws ProtocolException {
        try {
            answers(assignment, message);
        } catch (RuntimeException | Error e) {
            boolean untouched = firstUnanswered(assignment) == firstOf(message);
            if (untouched && e instanceof OutOfMemoryError && assignment.submission.shrink()) {
                answersOrFail(assignment, message);
            } else {
                fail(assignment, message, e);
            }
        }
    }

    private void answers(Assignment assignment, FromWorker message) throws ProtocolException {
        ResultDelivery delivery = new ResultDelivery(this, failures, assignment);
        if (message instanceof Message.Results results) {
            delivery.deliver(results);
        } else {
            delivery.deliver((Message.Failed) message);
        }
        finishIfLast(assignment, message);
    }

    /** Fails the call, and brings what is known of the worker into step with it. */
    private void fail(Assignment assignment, FromWorker message, Throwable why) throws ProtocolException {
        rescue.fail(assignment.submission, why);
        new ResultDelivery(this, failures, assignment).skipRest(message);
        finishIfLast(assignment, message);
    }

    private void finishIfLast(Assignment assignment, FromWorker message) throws ProtocolException {
        if (assignment.released) {
            handOut.all();
        } else if (message instanceof Message.Results results && results.finish()) {
            finished(assignment, results.chunk(), results.finishedNanos());
        }
    }

    static int firstOf(FromWorker message) {
        return message instanceof Message.Results results ? results.first() : ((Message.Failed) message).index();
    }

    @Override
    public void unread(WorkerProcess worker, FromWorker head, OutOfMemoryError why) throws ProtocolException {
        Assignment assignment = heard(worker);
        if (assignment == null) {
            checkEnded(head);
        } else {
            fail(assignment, head, why);
        }
    }

    @Override
    public void outOfMemory(WorkerProcess worker, OutOfMemoryError why) {
        Assignment assignment = heard(worker);
        if (!rescue.failLargest(why) && assignment != null) {
            rescue.fail(assignment.submission, why);
        }
    }

    private @Nullable Assignment heard(WorkerProcess worker) {
        state.lock();
        try {
            WorkerLoad load = state.loads.get(worker);
            if (load == null) {
                return null;
            }
            load.lastHeard = System.nanoTime();
            Assignment assignment = load.assignment();
            return assignment == null || !assignment.sent ? null : assignment; // of others it can't know
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

    private void leaving(WorkerProcess worker) {
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

    int firstUnanswered(Assignment assignment) {
        state.lock();
        try {
            return assignment.answered;
        } finally {
            state.unlock();
        }
    }

    /**
     * Notes that items were answered, in order; called before their results are delivered. Returns false if they must not
     * be: the worker was given up while its results were being decoded, and others have its items.
     */
    boolean answered(Assignment assignment, int from, int items, int failed, long bytes) throws ProtocolException {
        boolean announcedIsDone;
        state.lock();
        try {
            if (!state.hasEnded() && state.loads.get(assignment.load.worker) != assignment.load) {
                return false;
            }
            if (from != assignment.answered || items < 1 || items > assignment.count - from) {
                throw new ProtocolException(
                        "answers to " + items + " items of chunk " + assignment.chunk + " from item " + from
                                + " on, of which " + assignment.answered + " of " + assignment.count + " are answered");
            }
            assignment.answered += items;
            assignment.submission.receivedBytes += bytes;
            state.statistics.answeredAt(assignment.load.worker.id(), items);
            int wanted = assignment.submission.wanted(assignment.item(from), items);
            state.statistics.answered(Math.max(0, wanted - failed), Math.min(wanted, failed));
            announcedIsDone = assignment.running != Assignment.NONE && assignment.running < assignment.answered;
            if (announcedIsDone) {
                assignment.running = Assignment.NONE;
            }
        } finally {
            state.unlock();
        }
        if (announcedIsDone) {
            timeLimits.watch(assignment);
        }
        return true;
    }

    /** Strikes off items; called after their results were delivered. */
    void delivered(Submission submission, long first, int items) {
        draining.settle(submission, first, items);
    }

    private void running(Assignment assignment, Message.Running message) throws ProtocolException {
        state.lock();
        try {
            assignment.check(message.chunk());
            boolean isNext = message.index() == assignment.answered && message.index() < assignment.count;
            if (!isNext || message.index() == assignment.running) { // said again, it would put off the time limit
                throw new ProtocolException("item " + message.index() + " can't be running, or was said to be already");
            }
            assignment.running = message.index();
        } finally {
            state.unlock();
        }
        timeLimits.running(assignment, message.index(), message.nanos());
        handOut.all(); // its chunk mates may find an idle worker
    }

    private void withdrawn(Assignment current, Message.Withdrawn message) throws ProtocolException {
        Assignment assignment;
        boolean overdue;
        state.lock();
        try {
            Assignment named = current.load.inHand(message.chunk());
            assignment = named == null ? current : named;
            assignment.check(message.chunk());
            boolean asked = assignment.withdrawalsToAnswer-- > 0;
            boolean again = !assignment.withdrawing && message.from() == assignment.count; // asked twice by a race
            boolean unstarted = assignment.withdrawing
                    && message.from() >= assignment.answered
                    && message.from() <= (assignment.isCurrent() ? assignment.count : 0);
            if (!asked || !(again || unstarted)) {
                throw new ProtocolException("it gave back items that it can't have: " + message);
            }
            assignment.withdrawing = false;
            handOut.giveBack(assignment, message.from(), 0);
            overdue = assignment.expired != Assignment.NONE;
        } finally {
            state.unlock();
        }
        if (overdue) {
            timeLimits.endIfStillRunning(assignment);
        }
        timeLimits.endIfCancelled(assignment);
        draining.stopIfDrained(); // what was given back of a cancelled call is settled
        handOut.all();
    }

    /**
     * Marks the worker of a chunk as idle before its last results are delivered. A caller that waits for them and then calls
     * again gets this worker, whose caches are warm.
     */
    void allAnswered(Assignment assignment, Message.Results last) {
        boolean done;
        state.lock();
        try {
            done = assignment.answered == assignment.count; // else it is ended when the results have been told
            if (done) {
                finish(assignment, last.finishedNanos());
            }
        } finally {
            state.unlock();
        }
        if (done) {
            handOut.release(assignment);
            assignment.released = true;
        }
    }

    private void finished(Assignment assignment, long chunk, long nanos) throws ProtocolException {
        state.lock();
        try {
            assignment.check(chunk);
            if (assignment.answered != assignment.count) {
                throw new ProtocolException("it finished chunk " + assignment.chunk + " with only "
                        + assignment.answered + " of " + assignment.count + " items answered");
            }
            finish(assignment, nanos);
        } finally {
            state.unlock();
        }
        handOut.done(assignment);
    }

    /** Under the lock: notes how long a chunk has taken, once. */
    private void finish(Assignment assignment, long nanos) {
        if (!assignment.finished) {
            assignment.finished = true;
            assignment.sizer.took(assignment.count, nanos);
            state.statistics.worked(nanos);
        }
    }

    @Override
    public void ended(WorkerProcess worker, WorkerEnd end) {
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
        handOut.all();
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
