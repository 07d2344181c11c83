package io.github.processpool.core.wire;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs actions one after the other on another thread. However many there are, they take no second thread. */
public final class OneByOne {
    private final Executor helpers;
    private final Queue<Runnable> waiting = new ArrayDeque<>(); // this and the rest under this object's lock
    private final Runnable runAll = this::runAll; // made in advance: it is needed when memory is short
    private boolean active; // some thread works through the queue, or is about to
    private @Nullable Thread running;
    private boolean ended;

    /** {@code helpers} gives the thread. */
    public OneByOne(Executor helpers) {
        this.helpers = helpers;
    }

    /**
     * Runs an action after those that were added before. Returns at once.
     *
     * @throws OutOfMemoryError if there is no memory to keep it, or for a thread; then it is not run
     */
    public void add(Runnable action) {
        if (enqueue(action)) {
            try {
                helpers.execute(runAll);
            } catch (OutOfMemoryError e) {
                takeBack(action);
                throw e;
            }
        }
    }

    /** Does the same; if there is no memory for a thread, it runs the action itself: better late than never. */
    public void addOrRun(Runnable action) {
        if (enqueue(action)) {
            try {
                helpers.execute(runAll);
            } catch (OutOfMemoryError e) {
                runAll();
            }
        }
    }

    /** Returns whether a thread is needed. */
    private synchronized boolean enqueue(Runnable action) {
        if (ended) {
            return false;
        }
        waiting.add(action);
        boolean first = !active;
        active = true;
        return first;
    }

    private synchronized void takeBack(Runnable action) {
        active = false;
        boolean unused = waiting.remove(action);
    }

    private void runAll() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        active = next != null;
        running = active ? Thread.currentThread() : null;
        if (ended) {
            boolean unused = Thread.interrupted(); // it was meant for what ran, and the thread goes on to others
        }
        return next;
    }

    /** Drops what has not run, and interrupts what does. */
    public synchronized void end() {
        ended = true;
        waiting.clear();
        if (running != null) {
            running.interrupt();
        }
    }
}
