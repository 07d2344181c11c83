package io.github.processpool.core.worker;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When the flushing thread checks the answers: at each tick while watched items run, otherwise when it is woken. It
 * sleeps while nothing happens. Used under the lock, except {@link #wake}.
 */
final class Ticks implements Runnable {
    static final long NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final ReentrantLock lock;
    private final Condition wakeUp;
    private boolean stirred; // an item has started since the last tick
    private boolean asleep; // the flushing thread waits for an item to start

    Ticks(ReentrantLock lock) {
        this.lock = lock;
        wakeUp = lock.newCondition();
    }

    /** Has the flushing thread tick, since a watched item has started. */
    void start() {
        stirred = true;
        if (asleep) {
            asleep = false; // it takes a while to wake up: once is enough
            wakeUp.signal();
        }
    }

    /** Waits for the next tick, or to be woken; {@code needed} is whether a tick is needed though no item has started. */
    @SuppressWarnings("WaitNotInLoop") // waking up for nothing is a tick like any other
    void await(boolean needed) {
        if (stirred || needed) {
            stirred = false;
            awaitTick();
            return;
        }
        asleep = true;
        wakeUp.awaitUninterruptibly();
        asleep = false;
    }

    @SuppressWarnings("WaitNotInLoop") // see above
    private void awaitTick() {
        try {
            long unused = wakeUp.awaitNanos(NANOS);
        } catch (InterruptedException e) {
            // Nobody means this thread: a tick that comes early.
        }
    }

    /** Wakes the flushing thread. Returns at once, whoever holds the lock. */
    void wake() {
        if (lock.tryLock()) {
            wakeUp.signal();
            lock.unlock();
        } else {
            // Some thread is encoding or writing, which can take long: the one that reads from the parent must not
            // wait.
            DaemonThreads.start("processpool-worker-revoke", this);
        }
    }

    /** Wakes the flushing thread, in a thread that may wait for the lock. */
    @Override
    public void run() {
        lock.lock();
        try {
            wakeUp.signal();
        } finally {
            lock.unlock();
        }
    }
}
