package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.PoolThreads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that run a pool's callbacks. They come when needed, leave when idle, and are few, however many callbacks
 * wait. A callback may block until one that waits behind it has run: so when none ends for a while there are more, and
 * when nothing ends because all of them wait, many more.
 */
final class CallbackThreads implements Executor {
    static final int FEW = 16;
    static final int SOME = 64;
    private static final int MOST = 1_024;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PoolThreads names;
    private final Runnable watch = this::watch; // these two are made in advance: they are needed when memory is short
    private final Supplier<Thread> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition standstill = lock.newCondition(); // nobody signals it: it is a matter of time
    private final Queue<Runnable> waiting = new ArrayDeque<>(); // this and the rest under the lock
    private final Set<Thread> threads = new HashSet<>();
    private int idle;
    private int most = FEW;
    private boolean watched;
    private volatile long lastProgress = System.nanoTime(); // by the threads that run callbacks

    CallbackThreads(PoolThreads names) {
        this.names = names;
        maker = () -> new CallbackThread(this, names.name("callback"));
    }

    /** Tells whether the current thread is one of them. */
    boolean isCurrent() {
        return Thread.currentThread() instanceof CallbackThread thread && thread.owner == this;
    }

    /** Hears that a callback has ended. */
    void progress() {
        lastProgress = System.nanoTime();
    }

    /**
     * Runs it as soon as a thread is free.
     *
     * @throws OutOfMemoryError if there is no memory to keep it; then it is not run
     */
    @Override
    public void execute(Runnable sequence) {
        Thread helper;
        boolean alone;
        lock.lock();
        try {
            waiting.add(sequence);
            work.signal();
            helper = waiting.size() <= idle ? null : newHelper();
            alone = threads.isEmpty();
        } finally {
            lock.unlock();
        }
        if (alone) {
            runAll(); // better here than never
        } else {
            start(helper);
        }
    }

    /**
     * Returns a thread that is to run callbacks, or to watch those that do; null if there are enough, or there is no memory
     * for another.
     */
    private @Nullable Thread newHelper() {
        try {
            if (threads.size() < most) {
                return newThread();
            }
            Thread watcher = watched ? null : names.newThread("callback", watch);
            watched = true;
            return watcher;
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    private Thread newThread() {
        Thread thread = names.withoutInheritance(maker);
        threads.add(thread);
        return thread;
    }

    private void start(@Nullable Thread helper) {
        try {
            if (helper != null) {
                helper.start();
            }
        } catch (OutOfMemoryError e) { // no thread to be had
            if (failed(helper)) {
                runAll(); // likewise
            }
        }
    }

    /** Returns whether there is no other. */
    private boolean failed(@Nullable Thread helper) {
        lock.lock();
        try {
            watched &= threads.remove(helper);
            return threads.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void runAll() {
        for (Runnable next = poll(); next != null; next = poll()) {
            next.run();
        }
    }

    private @Nullable Runnable poll() {
        lock.lock();
        try {
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    // ---- the threads that run callbacks ----

    private void work() {
        try {
            for (Runnable next = take(); next != null; next = take()) {
                next.run();
            }
        } finally {
            leave();
        }
    }

    /** Waits a while for the next; returns null if the thread is to leave. */
    private @Nullable Runnable take() {
        lock.lock();
        try {
            beIdle();
            Runnable next = waiting.poll();
            if (next == null) {
                threads.remove(Thread.currentThread()); // here, so that whoever adds work next does not count on it
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void beIdle() {
        idle++;
        try {
            awaitWork(System.nanoTime() + IDLE_NANOS);
        } catch (OutOfMemoryError e) {
            // There is no memory to wait: this thread leaves, and another comes when there is work.
        } finally {
            idle--;
        }
    }

    private void awaitWork(long deadline) {
        for (long left = IDLE_NANOS; waiting.isEmpty() && left > 0; left = deadline - System.nanoTime()) {
            try {
                long unused = work.awaitNanos(left);
            } catch (InterruptedException e) {
                // A callback has left it behind, or it comes late: it is no message to us.
            }
        }
    }

    private void leave() {
        lock.lock();
        try {
            threads.remove(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    // ---- the thread that watches them while all are busy ----

    private void watch() {
        try {
            for (List<Thread> more = awaitStandstill(); more != null; more = awaitStandstill()) {
                more.forEach(this::start);
            }
        } catch (OutOfMemoryError e) {
            endWatch(); // the next execute() starts another watcher
        }
    }

    private void endWatch() {
        lock.lock();
        try {
            watched = false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until none has ended for a while; returns threads to add, or null if nothing waits for one. */
    private @Nullable List<Thread> awaitStandstill() {
        lock.lock();
        try {
            awaitPause(System.nanoTime());
            if (waiting.isEmpty()) {
                watched = false;
                most = FEW;
                return null;
            }
            return more();
        } finally {
            lock.unlock();
        }
    }

    private void awaitPause(long begun) {
        for (long left = pause(begun); left > 0; left = pause(begun)) {
            try {
                long unused = standstill.awaitNanos(left);
            } catch (InterruptedException e) {
                // By a task that interrupts all threads.
            }
        }
    }

    /** Returns how much longer nothing must end before there are more threads. */
    private long pause(long begun) {
        long progress = lastProgress;
        long since = progress - begun > 0 ? progress : begun;
        return since + (threads.size() < SOME ? PAUSE_NANOS : LONG_PAUSE_NANOS) - System.nanoTime();
    }

    private List<Thread> more() {
        int before = Math.max(most, threads.size());
        if (before < SOME || allWait()) {
            most = Math.min(2 * before, MOST);
        }
        List<Thread> more = new ArrayList<>(waiting.size());
        while (threads.size() < most && more.size() < waiting.size()) {
            more.add(newThread());
        }
        return more;
    }

    /** Tells whether nothing but another thread will wake them. */
    private boolean allWait() {
        return threads.stream()
                .map(Thread::getState)
                .allMatch(state -> state == Thread.State.WAITING || state == Thread.State.BLOCKED);
    }

    private static final class CallbackThread extends Thread {
        private final CallbackThreads owner;

        CallbackThread(CallbackThreads owner, String name) {
            super(null, null, name, 0, false);
            this.owner = owner;
        }

        @Override
        public void run() {
            owner.work();
        }
    }
}
