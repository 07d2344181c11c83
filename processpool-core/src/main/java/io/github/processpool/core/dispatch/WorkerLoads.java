package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.WorkerHandle;
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
    private final Map<WorkerHandle, WorkerLoad> loads = new HashMap<>();
    private final Deque<WorkerLoad> idle = new ArrayDeque<>();

    @Nullable
    WorkerLoad get(WorkerHandle worker) {
        return loads.get(worker);
    }

    /** Adds a worker that has just become ready; null if it is known already. */
    @Nullable
    WorkerLoad add(WorkerHandle worker) {
        if (loads.containsKey(worker)) {
            return null;
        }
        WorkerLoad load = new WorkerLoad(worker);
        loads.put(worker, load);
        return load;
    }

    @Nullable
    WorkerLoad remove(WorkerHandle worker) {
        WorkerLoad load = loads.remove(worker);
        if (load != null) {
            noLongerIdle(load);
        }
        return load;
    }

    /** Notes that a worker has nothing to do, unless it has left. */
    boolean nowIdle(WorkerLoad load) {
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

    /** Strikes off what was not sent of a submission that has failed; a worker that then has nothing is idle. */
    void forgetUnsent(ChunkItems items) {
        for (WorkerLoad load : loads.values()) {
            load.forgetUnsent(items);
            if (load.current() == null && !load.leaving && !idle.contains(load)) {
                idle.addLast(load);
            }
        }
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
    List<Chunk> of(Submission submission) {
        List<Chunk> found = new ArrayList<>();
        for (WorkerLoad load : loads.values()) {
            for (Chunk chunk : load.inHand()) {
                if (chunk.items.include(submission)) {
                    found.add(chunk);
                }
            }
        }
        return found;
    }

    /** Returns a worker that may prefetch chunks of this submission, up to this many; null if there is none. */
    @Nullable
    WorkerLoad withRoomToPrefetch(Submission submission, int most) {
        for (WorkerLoad load : loads.values()) {
            if (load.hasRoomToPrefetch(submission, most)) {
                return load;
            }
        }
        return null;
    }

    /** Returns the worker from which the most items can be revoked for idle ones; null if there is none. */
    @Nullable
    WorkerLoad mostUnstarted() {
        WorkerLoad found = null;
        int most = 0;
        for (WorkerLoad load : loads.values()) {
            int unstarted = load.knownUnstarted();
            if (unstarted > most) {
                found = load;
                most = unstarted;
            }
        }
        return found;
    }

    /** Returns a worker whose prefetched items wait for a slow chunk; null if there is none. */
    @Nullable
    WorkerLoad stuck() {
        for (WorkerLoad load : loads.values()) {
            if (load.isStuck()) {
                return load;
            }
        }
        return null;
    }

    void clear() {
        for (WorkerLoad load : loads.values()) {
            load.cancelIdleLimit();
        }
        loads.clear();
        idle.clear();
    }
}
