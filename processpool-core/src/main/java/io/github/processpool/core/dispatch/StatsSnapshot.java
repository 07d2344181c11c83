package io.github.processpool.core.dispatch;

import io.github.processpool.PoolStats;
import io.github.processpool.WorkerState;
import io.github.processpool.WorkerStats;
import io.github.processpool.core.supervise.Supervisor;
import io.github.processpool.core.supervise.WorkerHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a pool's counters together: what has to be read from files at once, the rest under the dispatcher's lock. */
final class StatsSnapshot {
    private final PoolOptions options;
    private final Supervisor supervisor;
    private final List<@Nullable WorkerHandle> places;
    private final DispatchState state;
    private final Map<WorkerHandle, Long> memoryBytes = new HashMap<>();

    StatsSnapshot(
            PoolOptions options, Supervisor supervisor, List<@Nullable WorkerHandle> places, DispatchState state) {
        this.options = options;
        this.supervisor = supervisor;
        this.places = places;
        this.state = state;
        for (WorkerHandle worker : places) {
            if (worker != null && !worker.isEnded()) {
                memoryBytes.put(worker, ResidentMemory.bytesOf(worker.pid()));
            }
        }
    }

    /** Under the lock. */
    PoolStats take() {
        Statistics counters = state.statistics;
        long inFlight = 0;
        int idle = state.loads.idle();
        long sent = counters.bytesSent;
        long received = counters.bytesReceived;
        long waiting = counters.waitingNanos;
        for (WorkerLoad load : state.loads.all()) {
            inFlight += load.unanswered();
            idle += load.current() != null && !load.leaving && load.unanswered() == 0 ? 1 : 0;
            waiting += load.current() == null ? System.nanoTime() - load.idleSince : 0;
            sent += load.worker.bytesSent();
            received += load.worker.bytesReceived();
        }
        return new PoolStats(
                options.workers().workers(),
                idle,
                state.queue.waitingItems(),
                inFlight,
                counters.completed,
                counters.failed,
                counters.retried,
                counters.crashed,
                supervisor.restarts(),
                sent,
                received,
                Duration.ofNanos(supervisor.startingNanos()),
                Duration.ofNanos(waiting),
                Duration.ofNanos(counters.workingNanos),
                perWorker());
    }

    private List<WorkerStats> perWorker() {
        List<WorkerStats> all = new ArrayList<>(places.size());
        for (int id = 0; id < places.size(); id++) {
            WorkerHandle worker = places.get(id);
            all.add(
                    worker == null
                            ? new WorkerStats(id, -1, WorkerState.ABSENT, state.statistics.doneAt(id), -1)
                            : of(id, worker));
        }
        return all;
    }

    private WorkerStats of(int id, WorkerHandle worker) {
        WorkerLoad load = state.loads.get(worker);
        long pid = worker.isEnded() ? -1 : worker.pid();
        return new WorkerStats(
                id,
                pid,
                state(worker, load),
                state.statistics.doneAt(id),
                pid < 0 ? -1 : memoryBytes.getOrDefault(worker, -1L));
    }

    private static WorkerState state(WorkerHandle worker, @Nullable WorkerLoad load) {
        return switch (worker.phase()) {
            case STARTING -> WorkerState.STARTING;
            case READY -> load == null || load.unanswered() == 0 ? WorkerState.IDLE : WorkerState.BUSY;
            case LEAVING -> WorkerState.LEAVING;
            case ENDED -> WorkerState.ABSENT;
        };
    }
}
