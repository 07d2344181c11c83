package io.github.processpool.core.supervise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides which workers may start: at most one for each processor at a time, because each further JVM delays all of
 * them; twice as many if that many are wanted at once. Further starts pause 50 ms after the first worker of a pool is
 * ready, so that a short job isn't slowed.
 */
final class StartQueue<W> {
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final int most;
    private final Queue<W> waiting = new ArrayDeque<>(); // this and the rest under this object's lock
    private final Set<W> starting = new HashSet<>();
    private final Set<W> ready = new HashSet<>(); // whose turn nobody has taken over yet
    private long firstReady; // nanoTime
    private boolean anyReady;

    StartQueue(int most) {
        this.most = most;
    }

    /** Returns whether a worker may start now; otherwise its turn comes. */
    synchronized boolean admit(W worker) {
        boolean free = starting.size() < most;
        if (free) {
            starting.add(worker);
        } else {
            waiting.add(worker);
        }
        return free;
    }

    /** Notes that a worker is ready, and returns after how many nanoseconds its turn is over. */
    synchronized long ready(W worker, long nowNanos) {
        if (starting.remove(worker)) {
            ready.add(worker);
        }
        if (!anyReady) {
            anyReady = true;
            firstReady = nowNanos;
        }
        return waiting.isEmpty() ? 0 : Math.max(0, firstReady + MOMENT_NANOS - nowNanos);
    }

    /** Ends the turn of a worker, if it still has one. Returns whose turn it is then; null if nobody's. */
    @Nullable
    synchronized W next(W started) {
        boolean hadItsTurn = starting.remove(started) || ready.remove(started);
        return hadItsTurn ? nextOf(most) : null;
    }

    /** Returns a worker that is to start before its turn; null if this number, or the most that may, are starting. */
    @Nullable
    synchronized W nextSooner(int workers) {
        return nextOf(Math.min(workers, 2 * most));
    }

    private @Nullable W nextOf(int count) {
        W next = starting.size() < count ? waiting.poll() : null;
        if (next != null) {
            starting.add(next);
        }
        return next;
    }

    /** Returns all that wait, and removes them from the queue. */
    synchronized List<W> release() {
        List<W> released = new ArrayList<>(waiting);
        waiting.clear();
        return released;
    }
}
