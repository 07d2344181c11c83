package io.github.processpool.core.supervise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which worker is where: in a place, on standby, or on its way out. Used under the lock of {@link Staff}. */
final class Places {
    private final @Nullable WorkerHandle[] places;
    private final boolean[] abandoned; // places whose worker left for want of work
    private final List<WorkerHandle> standbys = new ArrayList<>();
    private long vacated;
    private final Set<WorkerHandle> alive = new HashSet<>();

    Places(int count) {
        places = new WorkerHandle[count];
        abandoned = new boolean[count];
    }

    int count() {
        return places.length;
    }

    /** Returns the worker of each place; null where there is none at the moment. */
    List<@Nullable WorkerHandle> all() {
        return Arrays.asList(places.clone());
    }

    /** Returns the worker's place, or -1 if it has none. */
    int of(WorkerHandle worker) {
        return Arrays.asList(places).indexOf(worker);
    }

    /** Frees a place that its worker has left. */
    void vacate(int place) {
        places[place] = null;
        countVacated();
    }

    /** Counts a place that went from one worker to the next. */
    void countVacated() {
        vacated++;
    }

    /** Returns how often a worker has left its place to another. */
    long vacated() {
        return vacated;
    }

    void take(int place, WorkerHandle worker) {
        places[place] = worker;
        abandoned[place] = false;
    }

    void abandon(int place) {
        places[place] = null;
        abandoned[place] = true;
    }

    boolean isAbandoned(int place) {
        return abandoned[place];
    }

    /** Tells whether a place is free, and not for want of work. */
    boolean isToBeFilled(int place) {
        return places[place] == null && !abandoned[place];
    }

    int standbys() {
        return standbys.size();
    }

    void addStandby(WorkerHandle worker) {
        standbys.add(worker);
    }

    boolean removeStandby(WorkerHandle worker) {
        return standbys.remove(worker);
    }

    boolean hasReadyStandby() {
        return readyStandby() != null;
    }

    private @Nullable WorkerHandle readyStandby() {
        for (WorkerHandle standby : standbys) {
            if (standby.isReady()) {
                return standby;
            }
        }
        return null;
    }

    /** Takes a standby, a ready one if there is one; null if there is none. */
    @Nullable
    WorkerHandle pollStandby() {
        WorkerHandle ready = readyStandby();
        if (ready != null) {
            standbys.remove(ready);
            return ready;
        }
        return standbys.isEmpty() ? null : standbys.remove(0);
    }

    void born(WorkerHandle worker) {
        alive.add(worker);
    }

    void died(WorkerHandle worker) {
        alive.remove(worker);
    }

    boolean noneAlive() {
        return alive.isEmpty();
    }

    /** Tells whether as many processes are on their way out as there are places. */
    boolean isCrowded() {
        return alive.size() >= 2 * places.length + standbys.size();
    }

    List<WorkerHandle> living() {
        return List.copyOf(alive);
    }

    boolean anyReady() {
        for (WorkerHandle worker : alive) {
            if (worker.isReady()) {
                return true;
            }
        }
        return false;
    }
}
