package io.github.processpool.core.supervise;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a pool, and which place each has. A change is decided under the lock, and carried out without it.
 */
final class Staff {
    private enum State {
        RUNNING,
        STOPPING,
        STOPPED
    }

    private final WorkerLife.Surroundings pool;
    private final Starts starts;

    private State state = State.RUNNING; // this and the next under this object's lock
    private final Places places;

    Staff(WorkerLife.Surroundings pool, Starts starts) {
        this.pool = pool;
        this.starts = starts;
        places = new Places(pool.options().workers());
    }

    /** Makes a change, unless the pool is ending. */
    void change(Consumer<Changes> decision) {
        Changes changes = new Changes(places, starts, pool);
        synchronized (this) {
            if (state == State.RUNNING) {
                decision.accept(changes);
            }
        }
        changes.launched.forEach(starts::launch);
        changes.placed.forEach(this::tellIfReady);
        changes.surplus.forEach(this::end);
        changes.delayed.forEach(this::changeLater);
        if (changes.warning != null) {
            pool.warn(changes.warning);
        }
    }

    private void changeLater(Changes.Delayed delayed) {
        var unused =
                pool.timer().schedule(() -> change(delayed.decision()), delayed.pauseMillis(), TimeUnit.MILLISECONDS);
    }

    /** A standby that is not ready yet tells so itself. If it is told twice, that does no harm. */
    private void tellIfReady(WorkerHandle standby) {
        if (standby.isReady()) {
            pool.events().ready(standby);
        }
    }

    /** A worker that may be in its initializer finishes it, and runs the finalizer: what was taken is given back. */
    void end(WorkerHandle worker) {
        boolean runsUserCode =
                pool.options().initializer() != null || pool.options().finalizer() != null;
        if (worker.phase() == WorkerPhase.STARTING && !runsUserCode) {
            worker.kill("it is not needed any more");
        }
        worker.stop();
    }

    /** Forgets a worker that has ended. Returns whether it was the last one of a pool that is ending. */
    synchronized boolean forget(WorkerHandle worker) {
        places.died(worker);
        return stopIfEmpty(State.STOPPING);
    }

    /** Makes no more changes. Returns whether there is no worker to wait for, and that was not so before. */
    synchronized boolean stop() {
        boolean empty = stopIfEmpty(State.RUNNING);
        if (state == State.RUNNING) {
            state = State.STOPPING;
        }
        return empty;
    }

    private boolean stopIfEmpty(State now) {
        boolean stops = state == now && places.noneAlive();
        if (stops) {
            state = State.STOPPED;
        }
        return stops;
    }

    // ---- what is known of it ----

    synchronized boolean isRunning() {
        return state == State.RUNNING;
    }

    synchronized boolean hasPlace(WorkerHandle worker) {
        return places.of(worker) >= 0;
    }

    synchronized boolean anyReady() {
        return places.anyReady();
    }

    /** Returns all workers that have not ended, also those that have no place any more. */
    synchronized List<WorkerHandle> living() {
        return places.living();
    }

    synchronized long vacated() {
        return places.vacated();
    }

    synchronized List<@Nullable WorkerHandle> places() {
        return places.all();
    }
}
