package io.github.processpool.core.supervise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which workers may start: no more at a time than the processors have use for, since each JVM that starts beside them
 * only makes all of them ready later. Used under the supervisor's lock.
 */
final class StartQueue<W> {
    private final int most;
    private final Queue<W> waiting = new ArrayDeque<>();
    private final Set<W> starting = new HashSet<>();

    StartQueue(int most) {
        this.most = most;
    }

    static <W> StartQueue<W> forThisMachine() {
        return new StartQueue<>(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));
    }

    /** Returns whether a worker may start now; else its turn comes. */
    boolean admit(W worker) {
        boolean free = starting.size() < most;
        if (free) {
            starting.add(worker);
        } else {
            waiting.add(worker);
        }
        return free;
    }

    /** Takes back the turn of a worker, if it still has it, and returns whose turn it is then; null if nobody's. */
    @Nullable
    W next(W started) {
        W next = starting.remove(started) ? waiting.poll() : null;
        if (next != null) {
            starting.add(next);
        }
        return next;
    }

    /** Returns all that wait, who need not do so any longer. */
    List<W> release() {
        List<W> released = new ArrayList<>(waiting);
        waiting.clear();
        return released;
    }
}
