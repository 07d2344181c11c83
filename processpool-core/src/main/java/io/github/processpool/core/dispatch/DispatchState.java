package io.github.processpool.core.dispatch;

import io.github.processpool.PoolClosedException;
import io.github.processpool.ProcessPoolException;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of who does what, under one lock. Nothing is encoded, written, decoded, delivered or waited for
 * while it is held, but for room in the queue.
 */
final class DispatchState {
    /** Where the pool is in its life. */
    enum Phase {
        /** Takes work. */
        RUNNING,
        /** Finishes what it has taken. */
        SHUTDOWN,
        /** Has been ended: nothing is delivered any more. */
        ENDED
    }

    private final ReentrantLock lock;
    private final Condition room;

    final WorkQueue queue;
    final WorkerLoads loads = new WorkerLoads();
    final Statistics statistics;
    final FunctionNumbers functionNumbers = new FunctionNumbers();

    private final PoolOptions options;
    // These two change under the lock.
    private volatile Phase phase = Phase.RUNNING;
    private volatile @Nullable Supplier<ProcessPoolException> refusal; // why nothing is taken any more

    DispatchState(PoolOptions options, ReentrantLock lock) {
        this.options = options;
        this.lock = lock;
        room = lock.newCondition();
        queue = new WorkQueue(room::signal);
        statistics = new Statistics(options.workers().workers());
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    boolean isDrained() {
        return phase == Phase.SHUTDOWN && queue.unfinished().size() == 0;
    }

    /**
     * Checks whether the pool takes work; without the lock, that may change at any time.
     *
     * @throws ProcessPoolException if it takes no more
     */
    void checkAccepts() {
        if (phase != Phase.RUNNING) {
            Supplier<ProcessPoolException> why = refusal;
            throw why == null
                    ? new PoolClosedException(options.poolName() + " was shut down and takes no more work")
                    : why.get();
        }
    }

    /** Waits while the queue is full. */
    void awaitRoom() {
        try {
            while (isRunning() && queue.unfinished().size() >= options.queueCapacity()) {
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

    void shutdown() {
        if (phase == Phase.RUNNING) {
            phase = Phase.SHUTDOWN;
            room.signalAll();
        }
    }

    /** Ends everything; returns what was pending, nothing if it was ended before. */
    List<Submission> end(Supplier<ProcessPoolException> why) {
        if (phase == Phase.ENDED) {
            return List.of();
        }
        refusal = why;
        phase = Phase.ENDED;
        room.signalAll();
        loads.clear();
        return queue.clear();
    }

    /** Returns how many more items a worker may be given. */
    int budget(WorkerLoad load) {
        int most = options.maxTasksPerWorker();
        return most == 0 ? Integer.MAX_VALUE : (int) (most - load.taken);
    }
}
