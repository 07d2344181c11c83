package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.WorkerProcess;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The workers that take work, and which of them have none. Used under the dispatcher's lock. */
final class WorkerLoads {
    private final Map<WorkerProcess, WorkerLoad> loads = new HashMap<>();
    private final Deque<WorkerLoad> idle = new ArrayDeque<>();

    @Nullable
    WorkerLoad get(WorkerProcess worker) {
        return loads.get(worker);
    }

    /** Adds a worker that has just become ready; null if it is known already. */
    @Nullable
    WorkerLoad add(WorkerProcess worker) {
        if (loads.containsKey(worker)) {
            return null;
        }
        WorkerLoad load = new WorkerLoad(worker);
        loads.put(worker, load);
        return load;
    }

    @Nullable
    WorkerLoad remove(WorkerProcess worker) {
        WorkerLoad load = loads.remove(worker);
        if (load != null) {
            noLongerIdle(load);
        }
        return load;
    }

    /** Notes that a worker has nothing to do, unless it has left. */
    boolean nowIdle(WorkerLoad load) {
        load.assignment = null;
        load.idleSince = System.nanoTime();
        boolean stays = !load.leaving && loads.containsKey(load.worker);
        if (stays) {
            idle.addLast(load);
        }
        return stays;
    }

    boolean noLongerIdle(WorkerLoad load) {
        load.cancelIdleLimit();
        return idle.remove(load);
    }

    boolean noneIdle() {
        return idle.isEmpty();
    }

    int idle() {
        return idle.size();
    }

    /** Takes the worker that became idle last: it is warm. */
    WorkerLoad takeIdle() {
        WorkerLoad load = idle.removeLast();
        load.cancelIdleLimit();
        return load;
    }

    int size() {
        return loads.size();
    }

    Collection<WorkerLoad> all() {
        return loads.values();
    }

    /** Returns the chunks in hand of one submission. */
    List<Assignment> of(Submission submission) {
        List<Assignment> found = new ArrayList<>();
        for (WorkerLoad load : loads.values()) {
            if (load.assignment != null && load.assignment.submission.includes(submission)) {
                found.add(load.assignment);
            }
        }
        return found;
    }

    /** Returns the chunk of which most can be had back for workers that have nothing to do; null if there is none. */
    @Nullable
    Assignment largestUnstarted() {
        Assignment largest = null;
        for (WorkerLoad load : loads.values()) {
            Assignment candidate = load.assignment;
            if (candidate != null
                    && !candidate.withdrawing
                    && candidate.knownUnstarted() > (largest == null ? 0 : largest.knownUnstarted())) {
                largest = candidate;
            }
        }
        return largest;
    }

    void clear() {
        loads.values().forEach(WorkerLoad::cancelIdleLimit);
        loads.clear();
        idle.clear();
    }
}
