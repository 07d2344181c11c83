package io.github.processpool.core.supervise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One change of which worker has which place. It is decided under the lock of {@link Staff}, and leaves lists of what must
 * be done, which is then done without the lock.
 */
final class Changes {
    /** A change that is decided after a pause. */
    record Delayed(Consumer<Changes> decision, long pauseMillis) {}

    /** Starts a worker at a place, unless that was filled meanwhile. */
    private record Restart(int place) implements Consumer<Changes> { // no lambda: see Patiently
        @Override
        public void accept(Changes changes) {
            if (changes.places.isToBeFilled(place)) {
                changes.startAt(place);
            }
        }
    }

    final ArrayList<WorkerHandle> launched = new ArrayList<>();
    final List<WorkerHandle> placed = new ArrayList<>();
    final List<WorkerHandle> surplus = new ArrayList<>();
    final List<Delayed> delayed = new ArrayList<>();

    @Nullable
    String warning;

    private final Places places;
    private final Starts starts;
    private final WorkerLife.Surroundings pool;
    private final int spareWorkers;

    Changes(Places places, Starts starts, WorkerLife.Surroundings pool) {
        this.places = places;
        this.starts = starts;
        this.pool = pool;
        spareWorkers = pool.options().spareWorkers();
    }

    private void startAt(int place) {
        places.take(place, launch(place));
    }

    private WorkerHandle launch(int place) {
        WorkerHandle worker = new WorkerHandle(place, pool);
        launched.ensureCapacity(launched.size() + 1);
        places.born(worker);
        try {
            if (starts.admit(worker)) {
                launched.add(worker);
            }
        } catch (OutOfMemoryError e) {
            places.died(worker); // it has no place yet
            throw e;
        }
        return worker;
    }

    /** Fills all places that are to be filled, and starts the spare workers that are missing. */
    void fillAll() {
        for (int place = 0; place < places.count(); place++) {
            if (places.isToBeFilled(place)) {
                fill(place);
            }
        }
        addSpares();
    }

    void addSpares() {
        while (places.standbys() < spareWorkers) {
            addStandby(places.standbys() % places.count());
        }
    }

    private void addSpares(long pauseMillis) {
        if (pauseMillis == 0) {
            addSpares();
        } else if (spareWorkers > 0) {
            delayed.add(new Delayed(Changes::addSpares, pauseMillis));
        }
    }

    private void addStandby(int place) {
        places.addStandby(launch(place));
    }

    void warnOfPause(long pauseMillis) {
        if (pauseMillis > 0) {
            warning = "workers end soon after their start, before they were given any work; the next one"
                    + " is started in " + pauseMillis + " ms";
        }
    }

    /**
     * Fills the place of a worker that is about to end, without waiting until its process is gone. Two cases have to wait:
     * a worker that was given nothing to do, since the next one may end as soon, for the same reason; and a pool in which
     * too many processes are still ending.
     */
    void replaceEarly(WorkerHandle worker) {
        if (places.hasReadyStandby() || (worker.isUsed() && !places.isCrowded())) {
            replace(worker, 0);
        }
    }

    /** Fills the place of a worker, if it still has one. */
    void replace(WorkerHandle worker, long pauseMillis) {
        int place = places.of(worker);
        if (place >= 0) {
            refill(place, pauseMillis);
        }
    }

    /** Fills the place of a worker that has ended, or replaces the standby that it was. */
    void replaceEnded(WorkerHandle worker, long pauseMillis) {
        places.removeStandby(worker);
        replace(worker, pauseMillis);
        addSpares(pauseMillis);
    }

    /** Leaves the place of a worker free, until {@link #recall}. */
    void abandon(WorkerHandle worker) {
        int place = places.of(worker);
        if (place >= 0) {
            places.abandon(place);
            dropSurplus();
        }
    }

    /** Fills up to this many of the places that were left free. */
    void recall(int count) {
        int left = count;
        for (int place = 0; place < places.count() && left > 0; place++) {
            if (places.isAbandoned(place)) {
                fill(place);
                left--;
            }
        }
    }

    /** Starts the replacement of a worker that will leave soon. */
    void addReplacement(WorkerHandle worker) {
        int place = places.of(worker);
        if (place >= 0) {
            addStandby(place);
        }
    }

    /** Puts a standby or a new worker into a place whose worker has left it. */
    private void refill(int place, long pauseMillis) {
        if (places.standbys() == 0 && pauseMillis > 0) {
            delayed.add(new Delayed(new Restart(place), pauseMillis));
            places.vacate(place);
        } else {
            fill(place); // first: if there is no memory for it, the place must not be forgotten
            places.countVacated();
        }
    }

    /** Puts a standby into a place, or a new worker if there is no standby. */
    private void fill(int place) {
        WorkerHandle standby = places.pollStandby();
        if (standby == null) {
            startAt(place);
        } else {
            places.take(place, standby);
            standby.adopt(place);
            placed.add(standby);
        }
    }

    /** Ends a replacement that is not needed, since its worker left earlier. */
    private void dropSurplus() {
        WorkerHandle standby = places.standbys() > spareWorkers ? places.pollStandby() : null;
        if (standby != null) {
            surplus.add(standby);
        }
    }
}
