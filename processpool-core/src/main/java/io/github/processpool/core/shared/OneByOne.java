package io.github.processpool.core.shared;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Runs what may take long on another thread, one after the other: however much there is, it takes no second thread. */
final class OneByOne {
    private final Executor helpers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> waiting = new ArrayDeque<>(); // this and the rest under the lock
    private boolean active; // some thread works through the queue, or is about to
    private @Nullable Thread running;
    private boolean ended;

    OneByOne(Executor helpers) {
        this.helpers = helpers;
    }

    /** Has something run. Returns at once. */
    void add(Runnable action) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            waiting.add(action);
            if (active) {
                return;
            }
            active = true;
        } finally {
            lock.unlock();
        }
        try {
            helpers.execute(this::runAll);
        } catch (OutOfMemoryError e) {
            runAll(); // no thread to be had: better here than never
        }
    }

    private void runAll() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            Runnable next = waiting.poll();
            active = next != null;
            running = active ? Thread.currentThread() : null;
            if (ended) {
                boolean unused = Thread.interrupted(); // it was meant for what ran, and the thread goes on to others
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what has not run, and interrupts what does. */
    void end() {
        lock.lock();
        try {
            ended = true;
            waiting.clear();
            if (running != null) {
                running.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
