package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.PoolStats;
import io.github.processpool.WorkerState;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Workers that leave when there is nothing to do, and come back. */
@ExtendWith(NoLeaks.class)
class IdleTimeoutIT {
    private static final Duration SHORT = Duration.ofMillis(100);

    /** Takes its time to be encoded. */
    private static final class SlowList extends AbstractList<Integer> {
        @Override
        public Integer get(int index) {
            try {
                return Jobs.afterMillis(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int size() {
            return 10;
        }
    }

    static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    private static void awaitAllAway(Pool pool) {
        eventually()
                .untilAsserted(() -> assertThat(pool.stats().perWorker()).allSatisfy(worker -> {
                    assertThat(worker.state()).isEqualTo(WorkerState.ABSENT);
                    assertThat(worker.pid()).isEqualTo(-1);
                }));
    }

    @Tag("slow")
    @Test
    @Conformance({
        "Idle workers exit and are started again on demand, five rounds",
        "There are never more workers than asked for; idle ones are reused, and those that left are started again"
    })
    void idleWorkersLeaveAndComeBackOnDemandRoundAfterRound(@TempDir Path dir) {
        Journal left = Journal.in(dir);
        Set<Long> pids = new HashSet<>();
        try (Pool pool = Pool.builder()
                .workers(2)
                .idleTimeout(SHORT)
                .finalizer(left::addPid)
                .build()) {
            for (int round = 1; round <= 5; round++) {
                assertThat(pids.add(pool.apply(Jobs::pid))).as("a new worker").isTrue();
                assertThat(pool.map(Jobs::square, List.of(1, 2, 3, 4))).containsExactly(1, 4, 9, 16);
                awaitAllAway(pool);
                pids.addAll(left.pids());
            }
            eventually().until(() -> pids.stream().noneMatch(Processes::isRunning));
            PoolStats stats = pool.stats();
            assertThat(stats.workers()).isEqualTo(2);
            assertThat(stats.idle()).isZero();
            assertThat(stats.crashed()).isZero();
        }
        assertThat(left.pids()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void workersThatAreBusyDoNotLeave() {
        try (Pool pool = Pool.builder().workers(1).idleTimeout(SHORT).build()) {
            long pid = pool.apply(() -> {
                Jobs.afterMillis(400);
                return Jobs.pid();
            });
            assertThat(pid).isPositive();
            assertThat(pool.stats().crashed()).isZero();
        }
    }

    @Test
    @Conformance("With slow encoding and an idle time-out no task is lost, and the pool closes")
    void noTaskIsLostWhenEncodingTakesLongerThanTheIdleTimeout() {
        try (Pool pool = Pool.builder().workers(2).idleTimeout(SHORT).build()) {
            List<AsyncResult<Integer>> single = IntStream.range(0, 3)
                    .mapToObj(i -> pool.applyAsync(IdleTimeoutIT::sum, (List<Integer>) new SlowList()))
                    .toList();
            List<List<Integer>> slow = List.of(new SlowList(), new SlowList(), new SlowList());

            assertThat(pool.map(IdleTimeoutIT::sum, slow)).containsExactly(200, 200, 200);
            assertThat(single.stream().map(AsyncResult::join)).containsExactly(200, 200, 200);
        }
    }

    @Test
    @Conformance("With slow encoding and an idle time-out no task is lost, and the pool closes")
    void poolClosesWhileEncodingAndLeavingOverlap() {
        Pool pool = Pool.builder().workers(2).idleTimeout(Duration.ofMillis(5)).build();
        List<AsyncResult<List<Integer>>> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<List<Integer>> slow = List.of(new SlowList(), new SlowList());
            results.add(pool.mapAsync(IdleTimeoutIT::sum, slow));
        }

        pool.close();

        assertThat(results).allSatisfy(result -> assertThat(result.join()).containsExactly(200, 200));
    }

    @Test
    void workThatComesJustAsWorkersLeaveIsDone() {
        try (Pool pool =
                Pool.builder().workers(1).idleTimeout(Duration.ofMillis(1)).build()) {
            for (int i = 0; i < 3; i++) {
                int square = pool.apply(Jobs::square, i);
                assertThat(square).isEqualTo(i * i);
            }
        }
    }

    @Test
    void poolWhoseWorkersHaveAllLeftCloses() throws InterruptedException {
        Pool pool = Pool.builder().workers(2).idleTimeout(SHORT).build();
        awaitAllAway(pool);

        pool.shutdown();

        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        pool.close();
    }
}
