package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.supervise.WorkerEnd;
import io.github.processpool.core.supervise.WorkerHandle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What becomes of the items that a worker had when it ended. */
final class LostWork {
    private final DispatchState state;
    private final Draining draining;
    private final Rescue rescue;
    private final Failures failures;

    LostWork(DispatchState state, Draining draining, Rescue rescue, Failures failures) {
        this.state = state;
        this.draining = draining;
        this.rescue = rescue;
        this.failures = failures;
    }

    /** An item that was lost with its worker. */
    record Item(Chunk chunk, int index) {
        /** Returns how many are of interest. */
        static int wanted(List<Item> items) {
            int wanted = 0;
            for (Item item : items) {
                wanted += item.chunk.submission.isDropped(item.chunk.item(item.index)) ? 0 : 1;
            }
            return wanted;
        }
    }

    /**
     * Queues what a worker that has ended had not started, and what may be tried again; returns the items that are lost.
     * Nobody else knows the load any more.
     */
    List<Item> recover(WorkerLoad load, boolean unexpected) {
        Submission submission = load.submission();
        try {
            return recoverAndCount(load, unexpected);
        } catch (OutOfMemoryError e) {
            if (submission != null) {
                rescue.fail(submission, e);
            }
            return List.of();
        }
    }

    private List<Item> recoverAndCount(WorkerLoad load, boolean unexpected) {
        state.lock();
        try {
            List<Item> lost = recover(load);
            state.statistics.ended(unexpected, Item.wanted(lost));
            return lost;
        } finally {
            state.unlock();
        }
    }

    /** Under the lock. */
    private List<Item> recover(WorkerLoad load) {
        List<Chunk> inHand = load.inHand();
        load.clear();
        Deque<Item> lost = new ArrayDeque<>();
        for (int i = inHand.size() - 1; i >= 0; i--) {
            Chunk chunk = inHand.get(i);
            chunk.cancelDeadline();
            recover(chunk, i == 0, lost);
        }
        return List.copyOf(lost);
    }

    private void recover(Chunk chunk, boolean current, Deque<Item> lost) {
        Submission submission = chunk.submission;
        int started = Math.min(chunk.count, chunk.load.worker.started(chunk.id));
        int begun = Math.max(chunk.answered, started);
        boolean unstarted = current && begun == chunk.answered && begun < chunk.count;
        if (unstarted && !submission.mayMissAgain(chunk.item(begun))) {
            begun++; // it ends every worker that it is given to, even before it starts
        }
        state.queue.putBack(submission, chunk.item(begun), chunk.count - begun);
        for (int index = begun - 1; index >= chunk.answered; index--) {
            long item = chunk.item(index);
            if (!submission.isDropped(item) && submission.mayRetry(item)) {
                state.statistics.retried();
                state.queue.putBack(submission, item, 1);
            } else {
                lost.addFirst(new Item(chunk, index));
            }
        }
    }

    /** Fails the items that are lost. */
    void fail(List<Item> lost, WorkerEnd end) {
        for (Item item : lost) {
            fail(item, end);
        }
    }

    private void fail(Item lost, WorkerEnd end) {
        Submission submission = lost.chunk.submission;
        long item = lost.chunk.item(lost.index);
        try {
            submission.failed(item, lostWith(lost, item, end));
            draining.settle(submission, item, 1);
        } catch (OutOfMemoryError e) {
            rescue.fail(submission, e);
        }
    }

    private ProcessPoolException lostWith(Item lost, long item, WorkerEnd end) {
        Submission submission = lost.chunk.submission;
        WorkerHandle worker = lost.chunk.load.worker;
        return lost.index == lost.chunk.expired
                ? failures.timedOut(submission, item, worker)
                : failures.crashed(submission, item, worker, end);
    }
}
