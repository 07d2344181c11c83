package io.github.processpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolStatsTest {

    @Test
    void copiesTheWorkers() {
        var worker = new WorkerStats(0, 4711L, WorkerState.BUSY, 3, -1);
        List<WorkerStats> workers = new ArrayList<>(List.of(worker));
        PoolStats stats = new PoolStats(
                1, 0, 5, 1, 3, 0, 0, 0, 0, 100, 200, Duration.ZERO, Duration.ZERO, Duration.ZERO, workers);
        workers.clear();

        assertThat(stats.perWorker()).containsExactly(worker).isUnmodifiable();
    }
}
