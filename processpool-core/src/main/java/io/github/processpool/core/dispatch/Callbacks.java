package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.PoolThreads;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the user's callbacks on threads of their own, so that whatever they do delays no result. Callbacks of one
 * {@link Sequence} run in order, one at a time; those of different ones side by side.
 */
final class Callbacks {
    private final PoolLog log;
    private final CallbackThreads threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private int left; // callbacks that run or wait, under the lock
    private long lastEnd = System.nanoTime(); // under the lock

    Callbacks(PoolThreads threads, PoolLog log) {
        this.log = log;
        this.threads = new CallbackThreads(threads);
    }

    /** Tells whether the current thread is running a callback of this pool. */
    boolean isCallbackThread() {
        return threads.isCurrent();
    }

    /** Waits until no callback is running or waiting; false if the time is over before. */
    boolean awaitQuiet(long nanos) throws InterruptedException {
        long remaining = nanos;
        lock.lockInterruptibly();
        try {
            while (left > 0) {
                if (remaining <= 0) {
                    return false;
                }
                remaining = quiet.awaitNanos(remaining);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until no callback is running or waiting, however many there are, as long as they go on ending.
     *
     * @return how many are left when none has ended for this long
     */
    int awaitAll(long patienceNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long begun = System.nanoTime();
            long remaining = patienceNanos;
            while (left > 0 && remaining > 0) {
                long unused = quiet.awaitNanos(remaining);
                long since = lastEnd - begun > 0 ? lastEnd : begun;
                remaining = since + patienceNanos - System.nanoTime();
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    private void added() {
        lock.lock();
        try {
            left++;
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        threads.progress();
        lock.lock();
        try {
            left--;
            lastEnd = System.nanoTime();
            if (left == 0) {
                quiet.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable t) { // checked ones too: not every language declares them
            log.warn("a callback failed", t);
        } finally {
            boolean unused = Thread.interrupted(); // an interrupt must not reach the next callback
            ended();
        }
    }

    /** Callbacks that run one after the other. */
    final class Sequence {
        private final ReentrantLock order = new ReentrantLock();
        private final Queue<Runnable> waiting = new ArrayDeque<>(); // under `order`
        private final Runnable runAll = this::runAll; // made in advance: it is needed when memory is short
        private boolean active; // under `order`: some thread works through the queue

        /**
         * Runs it after those that were added before.
         *
         * @throws OutOfMemoryError if there is no memory to keep it; then it is not run
         */
        void add(Runnable callback) {
            boolean first;
            order.lock();
            try {
                waiting.add(callback);
                added();
                first = !active;
                active = true;
            } finally {
                order.unlock();
            }
            if (first) {
                start(callback);
            }
        }

        private void start(Runnable callback) {
            try {
                threads.execute(runAll);
            } catch (OutOfMemoryError e) {
                takeBack(callback);
                throw e;
            }
        }

        private void takeBack(Runnable callback) {
            order.lock();
            try {
                active = false;
                waiting.remove(callback);
                ended();
            } finally {
                order.unlock();
            }
        }

        private void runAll() {
            for (Runnable next = next(); next != null; next = next()) {
                Callbacks.this.run(next);
            }
        }

        private @Nullable Runnable next() {
            order.lock();
            try {
                Runnable next = waiting.poll();
                active = next != null;
                return next;
            } finally {
                order.unlock();
            }
        }
    }
}
