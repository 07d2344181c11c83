package io.github.processpool.core.dispatch;

import io.github.processpool.WorkerStartException;
import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.WorkerEnd;
import io.github.processpool.core.supervise.WorkerEvents;
import io.github.processpool.core.supervise.WorkerProcess;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.Message.FromWorker;
import io.github.processpool.core.wire.ProtocolException;
import java.util.ArrayDeque;
import java.util.Deque;
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
    private final Failures failures;
    private final PoolLog log;

    Reception(DispatchState state, Dispatcher dispatcher, Failures failures, PoolLog log) {
        this.state = state;
        this.dispatcher = dispatcher;
        handOut = dispatcher.handOut();
        timeLimits = dispatcher.timeLimits();
        draining = dispatcher.draining();
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
        } else if (message instanceof Message.Results results) {
            new ResultDelivery(this, failures, assignment).deliver(results);
            if (results.finish()) {
                finished(assignment, results.chunk(), results.finishedNanos());
            }
        } else if (message instanceof Message.Failed failed) {
            new ResultDelivery(this, failures, assignment).deliver(failed);
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

    /**
     * Notes that items were answered, in order; called before their results are delivered. Returns false if they must not
     * be: the worker was given up while its results were being decoded, and others have its items.
     */
    boolean answered(Assignment assignment, int from, int items, int failed) throws ProtocolException {
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

    private void finished(Assignment assignment, long chunk, long nanos) throws ProtocolException {
        state.lock();
        try {
            assignment.check(chunk);
            if (assignment.answered != assignment.count) {
                throw new ProtocolException("it finished chunk " + assignment.chunk + " with only "
                        + assignment.answered + " of " + assignment.count + " items answered");
            }
            assignment.sizer.took(assignment.count, nanos);
            state.statistics.worked(nanos);
        } finally {
            state.unlock();
        }
        handOut.done(assignment);
    }

    @Override
    public void ended(WorkerProcess worker, WorkerEnd end) {
        List<Lost> lost = List.of();
        boolean unexpected;
        state.lock();
        try {
            state.statistics.exchanged(worker);
            WorkerLoad load = state.loads.remove(worker);
            unexpected = !end.intended() && (load == null || !load.leaving);
            if (load != null) {
                lost = recover(load);
            }
            state.statistics.ended(unexpected, Lost.wanted(lost));
        } finally {
            state.unlock();
        }
        for (Lost item : lost) {
            failLost(item.assignment, item.index, end);
        }
        draining.stopIfDrained();
        handOut.all();
        if (unexpected) {
            log.warn(failures.lostWorker(worker, end, lost.size()), null);
        }
    }

    /** An item that was lost with its worker. */
    record Lost(Assignment assignment, int index) {
        /** Returns how many are of interest. */
        static int wanted(List<Lost> items) {
            int wanted = 0;
            for (Lost item : items) {
                wanted += item.assignment.submission.isDropped(item.assignment.item(item.index)) ? 0 : 1;
            }
            return wanted;
        }
    }

    /** Under the lock: queues what had not started, and what may be tried again; returns the items that are lost. */
    private List<Lost> recover(WorkerLoad load) {
        List<Assignment> inHand = load.inHand();
        load.clear();
        Deque<Lost> lost = new ArrayDeque<>();
        for (int i = inHand.size() - 1; i >= 0; i--) {
            Assignment assignment = inHand.get(i);
            assignment.cancelDeadline();
            recover(assignment, i == 0, lost);
        }
        return List.copyOf(lost);
    }

    private void recover(Assignment assignment, boolean current, Deque<Lost> lost) {
        Submission submission = assignment.submission;
        int started = Math.min(assignment.count, assignment.load.worker.started(assignment.chunk));
        int begun = Math.max(assignment.answered, started);
        boolean unstarted = current && begun == assignment.answered && begun < assignment.count;
        if (unstarted && !submission.mayMissAgain(assignment.item(begun))) {
            begun++; // it ends every worker that it is given to, even before it starts
        }
        state.queue.putBack(submission, assignment.item(begun), assignment.count - begun);
        for (int index = begun - 1; index >= assignment.answered; index--) {
            long item = assignment.item(index);
            if (!submission.isDropped(item) && submission.mayRetry(item)) {
                state.statistics.retried();
                state.queue.putBack(submission, item, 1);
            } else {
                lost.addFirst(new Lost(assignment, index));
            }
        }
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
        delivered(submission, item, 1);
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
