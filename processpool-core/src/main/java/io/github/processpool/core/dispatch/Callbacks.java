package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.PoolThreads;
import io.github.processpool.core.wire.OneByOne;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

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

    /** Callbacks that run one after the other. */
    final class Sequence {
        private final OneByOne order = new OneByOne(threads);

        /**
         * Runs it after those that were added before.
         *
         * @throws OutOfMemoryError if there is no memory to keep it; then it is not run
         */
        void add(Runnable callback) {
            Callback careful = new Callback(callback);
            added();
            try {
                order.add(careful);
            } catch (OutOfMemoryError e) {
                ended();
                throw e;
            }
        }
    }

    private final class Callback implements Runnable {
        private final Runnable callback;

        Callback(Runnable callback) {
            this.callback = callback;
        }

        @Override
        public void run() {
            try {
                callback.run();
            } catch (Throwable t) { // checked ones too: not every language declares them
                log.warn("a callback failed", t);
            } finally {
                boolean unused = Thread.interrupted(); // an interrupt must not reach the next callback
                ended();
            }
        }
    }
}
