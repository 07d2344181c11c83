package io.github.processpool.core.supervise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One change of who is where in a pool: decided under the supervisor's lock, and carried out without it from the lists
 * that it leaves behind.
 */
final class Changes {
    /** A place whose next worker is started after a pause. */
    record Delay(int place, long pauseMillis) {}

    final ArrayList<WorkerHandle> launched = new ArrayList<>();
    final List<WorkerHandle> placed = new ArrayList<>();
    final List<WorkerHandle> surplus = new ArrayList<>();
    final List<Delay> delays = new ArrayList<>();
    long sparesAfterMillis; // 0: none to be started later

    @Nullable
    String warning;

    private final Places places;
    private final StartQueue<WorkerHandle> starts;
    private final int spareWorkers;
    private final IntFunction<WorkerHandle> factory;

    /** {@code factory} makes a worker that is not started yet. */
    Changes(Places places, StartQueue<WorkerHandle> starts, int spareWorkers, IntFunction<WorkerHandle> factory) {
        this.places = places;
        this.starts = starts;
        this.spareWorkers = spareWorkers;
        this.factory = factory;
    }

    void startAt(int place) {
        places.take(place, launch(place));
    }

    private WorkerHandle launch(int place) {
        WorkerHandle worker = factory.apply(place);
        launched.ensureCapacity(launched.size() + 1);
        places.born(worker);
        try {
            if (starts.admit(worker)) {
                launched.add(worker);
            }
        } catch (OutOfMemoryError e) {
            places.died(worker); // it was never anywhere
            throw e;
        }
        return worker;
    }

    /** Fills all places that are to be filled, and has as many spare workers as are wanted. */
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

    void addSpares(long pauseMillis) {
        if (pauseMillis == 0) {
            addSpares();
        } else if (spareWorkers > 0) {
            sparesAfterMillis = pauseMillis;
        }
    }

    void addStandby(int place) {
        places.addStandby(launch(place));
    }

    void warnOfPause(long pauseMillis) {
        if (pauseMillis > 0) {
            warning = "workers end soon after their start, without having been given anything to do; the next one"
                    + " is started in " + pauseMillis + " ms";
        }
    }

    /** Puts a standby or a new worker into a place whose worker has left it. */
    void refill(int place, long pauseMillis) {
        if (places.standbys() == 0 && pauseMillis > 0) {
            delays.add(new Delay(place, pauseMillis));
            places.vacate(place);
        } else {
            fill(place); // first: if there is no memory for it, the place must not be forgotten
            places.countVacated();
        }
    }

    /** Puts a standby into a place if there is one, else a new worker. */
    void fill(int place) {
        WorkerHandle standby = places.pollStandby();
        if (standby == null) {
            startAt(place);
        } else {
            places.take(place, standby);
            standby.adopt(place);
            placed.add(standby);
        }
    }

    /** Lets a replacement go whose worker left before it was needed. */
    void dropSurplus() {
        WorkerHandle standby = places.standbys() > spareWorkers ? places.pollStandby() : null;
        if (standby != null) {
            surplus.add(standby);
        }
    }
}
