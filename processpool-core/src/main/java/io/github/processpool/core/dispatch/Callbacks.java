package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.PoolThreads;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the user's callbacks on threads of their own, so that whatever they do delays no result. Callbacks of one
 * {@link Sequence} run in order, one at a time; those of different ones side by side.
 */
final class Callbacks {
    private static final long IDLE_SECONDS = 1;

    private final PoolLog log;
    private final ExecutorService executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private int running; // sequences that are running, under the lock

    Callbacks(PoolThreads threads, PoolLog log) {
        this.log = log;
        executor = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                body -> threads.withoutInheritance(() -> new CallbackThread(this, body, threads.name("callback"))));
    }

    /** Tells whether the current thread is running a callback of this pool. */
    boolean isCallbackThread() {
        return Thread.currentThread() instanceof CallbackThread thread && thread.owner == this;
    }

    /** Waits until no callback is running or waiting; false if the time is over before. */
    boolean awaitQuiet(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (running > 0) {
                if (left <= 0) {
                    return false;
                }
                left = quiet.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void started() {
        lock.lock();
        try {
            running++;
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        lock.lock();
        try {
            running--;
            quiet.signalAll();
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
        }
    }

    private static final class CallbackThread extends Thread {
        private final Callbacks owner;

        CallbackThread(Callbacks owner, Runnable body, String name) {
            super(null, body, name, 0, false);
            this.owner = owner;
        }
    }

    /** Callbacks that run one after the other. */
    final class Sequence {
        private final ReentrantLock order = new ReentrantLock();
        private final Queue<Runnable> waiting = new ArrayDeque<>(); // under `order`
        private boolean active; // under `order`: some thread works through the queue

        void add(Runnable callback) {
            order.lock();
            try {
                waiting.add(callback);
                if (active) {
                    return;
                }
                active = true;
            } finally {
                order.unlock();
            }
            started();
            try {
                executor.execute(this::runAll);
            } catch (OutOfMemoryError e) {
                runAll(); // no thread to be had: better here than never
            }
        }

        private void runAll() {
            try {
                for (Runnable next = next(); next != null; next = next()) {
                    Callbacks.this.run(next);
                }
            } finally {
                ended();
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
