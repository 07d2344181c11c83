package io.github.processpool.core.supervise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which worker is where: in a place, standing in, or on its way out. Used under the supervisor's lock. */
final class Places {
    private final @Nullable WorkerHandle[] places;
    private final boolean[] abandoned; // places whose worker left for want of work
    private final List<WorkerHandle> standIns = new ArrayList<>();
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

    boolean isFree(int place) {
        return places[place] == null;
    }

    /** Frees a place whose worker has left it, for another one. */
    void vacate(int place) {
        places[place] = null;
        countVacated();
    }

    /** Counts a place that was taken without having been free. */
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

    /** Tells whether a place is free, but not for want of work. */
    boolean isToBeFilled(int place) {
        return isFree(place) && !isAbandoned(place);
    }

    int standIns() {
        return standIns.size();
    }

    void addStandIn(WorkerHandle worker) {
        standIns.add(worker);
    }

    boolean removeStandIn(WorkerHandle worker) {
        return standIns.remove(worker);
    }

    boolean hasReadyStandIn() {
        return readyStandIn() != null;
    }

    private @Nullable WorkerHandle readyStandIn() {
        for (WorkerHandle standIn : standIns) {
            if (isReady(standIn)) {
                return standIn;
            }
        }
        return null;
    }

    /** Returns the workers that are ready and have not been given anything yet. */
    List<WorkerHandle> unemployed() {
        return alive.stream()
                .filter(worker -> isReady(worker) && !worker.isEmployed())
                .toList();
    }

    private static boolean isReady(WorkerHandle worker) {
        return worker.state() == WorkerHandle.State.READY;
    }

    /** Takes a stand-in, a ready one if there is one; null if there is none. */
    @Nullable
    WorkerHandle pollStandIn() {
        WorkerHandle ready = readyStandIn();
        if (ready != null) {
            standIns.remove(ready);
            return ready;
        }
        return standIns.isEmpty() ? null : standIns.remove(0);
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
        return alive.size() >= 2 * places.length + standIns.size();
    }

    List<WorkerHandle> living() {
        return List.copyOf(alive);
    }

    boolean anyReady() {
        for (WorkerHandle worker : alive) {
            if (isReady(worker)) {
                return true;
            }
        }
        return false;
    }
}
