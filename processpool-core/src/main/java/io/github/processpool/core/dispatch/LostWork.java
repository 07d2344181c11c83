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
    private final DispatchActions actions;
    private final Rescue rescue;
    private final Failures failures;

    LostWork(DispatchState state, DispatchActions actions, Rescue rescue, Failures failures) {
        this.state = state;
        this.actions = actions;
        this.rescue = rescue;
        this.failures = failures;
    }

    /** An item that was lost with its worker. */
    record Item(Chunk chunk, int index) {
        /** Returns how many are of interest. */
        static int wanted(List<Item> items) {
            int wanted = 0;
            for (Item item : items) {
                wanted += item.chunk.items.isDropped(item.chunk.item(item.index)) ? 0 : 1;
            }
            return wanted;
        }
    }

    /**
     * Queues what a worker that has ended had not started, and what may be tried again; returns the items that are lost.
     * No other thread knows the load any more.
     */
    List<Item> recover(WorkerLoad load, boolean unexpected) {
        ChunkItems items = load.items();
        try {
            return recoverAndCount(load, unexpected);
        } catch (OutOfMemoryError e) {
            if (items != null) {
                rescue.fail(items, e);
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
        ChunkItems items = chunk.items;
        int started = Math.min(chunk.count, chunk.load.worker.started(chunk.id));
        int begun = Math.max(chunk.answered, started);
        boolean unstarted = current && begun == chunk.answered && begun < chunk.count;
        long next = chunk.item(begun);
        if (unstarted && !items.submissionOf(next).mayMissAgain(items.numberOf(next))) {
            begun++; // it ends every worker that it is given to, even before it starts
        }
        state.queue.putBack(items, chunk.item(begun), chunk.count - begun);
        for (int index = begun - 1; index >= chunk.answered; index--) {
            long item = chunk.item(index);
            if (!items.isDropped(item) && items.submissionOf(item).mayRetry(items.numberOf(item))) {
                state.statistics.retried();
                state.queue.putBack(items, item, 1);
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
        ChunkItems items = lost.chunk.items;
        long item = lost.chunk.item(lost.index);
        try {
            items.failed(item, lostWith(lost, item, end));
            actions.settled(items, item, 1);
        } catch (OutOfMemoryError e) {
            rescue.fail(items, e);
        }
    }

    private ProcessPoolException lostWith(Item lost, long item, WorkerEnd end) {
        ChunkItems items = lost.chunk.items;
        WorkerHandle worker = lost.chunk.load.worker;
        return lost.index == lost.chunk.expired
                ? failures.timedOut(items, item, worker)
                : failures.crashed(items, item, worker, end);
    }
}
