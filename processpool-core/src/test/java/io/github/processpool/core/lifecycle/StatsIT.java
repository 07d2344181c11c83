package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.PoolStats;
import io.github.processpool.WorkerState;
import io.github.processpool.WorkerStats;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a pool tells of itself. */
@ExtendWith(NoLeaks.class)
class StatsIT {
    private Pool pool;

    @BeforeEach
    void open() {
        pool = Pool.create(2);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    static int oddFails(int item) {
        if (item % 2 == 1) {
            throw new IllegalArgumentException("odd");
        }
        return item;
    }

    static int crashOnce(Flag crashed) throws IOException {
        if (!crashed.isRaised()) {
            crashed.raise();
            Runtime.getRuntime().halt(1);
        }
        return 1;
    }

    private static long tasksDone(PoolStats stats) {
        return stats.perWorker().stream().mapToLong(WorkerStats::tasksDone).sum();
    }

    private void awaitAllIdle() {
        eventually().until(() -> pool.stats().idle() == 2);
    }

    @Test
    void everyMomentAccountsForEveryItem() {
        List<Integer> items = IntStream.range(0, 400).boxed().toList();
        AsyncResult<List<Integer>> result = pool.mapAsync(item -> Jobs.afterMillis(1) + oddFails(2 * item), items);

        List<PoolStats> snapshots = new ArrayList<>();
        while (!result.isDone()) {
            snapshots.add(pool.stats());
        }

        assertThat(result.join()).hasSize(400);
        assertThat(snapshots).isNotEmpty().allSatisfy(stats -> {
            assertThat(stats.queued() + stats.inFlight() + stats.completed() + stats.failed())
                    .isEqualTo(400);
            assertThat(stats.idle()).isBetween(0, 2);
            assertThat(stats.perWorker()).hasSize(2);
        });
        assertThat(pool.stats().completed()).isEqualTo(400);
    }

    @Test
    void workerWithoutAnythingInHandIsNotBusy() {
        List<Integer> items = List.of(1, 2, 3);
        awaitAllIdle();
        for (int i = 0; i < 200; i++) {
            pool.map(Jobs::square, items);

            PoolStats stats = pool.stats();

            assertThat(stats.inFlight()).isZero();
            assertThat(stats.idle()).isEqualTo(2);
            assertThat(stats.perWorker()).extracting(WorkerStats::state).containsOnly(WorkerState.IDLE);
        }
    }

    @Test
    void completedAndFailedItemsAreCountedByPoolAndWorker() {
        List<Outcome<Integer>> outcomes = pool.mapSettled(
                StatsIT::oddFails, IntStream.range(0, 100).boxed().toList());
        awaitAllIdle();

        PoolStats stats = pool.stats();

        assertThat(outcomes).hasSize(100);
        assertThat(stats.completed()).isEqualTo(50);
        assertThat(stats.failed()).isEqualTo(50);
        assertThat(tasksDone(stats)).isEqualTo(100);
        assertThat(List.of(stats.queued(), stats.inFlight(), stats.retried(), stats.crashed(), stats.restarts()))
                .containsOnly(0L);
    }

    @Test
    void queuedAndRunningItemsAndTheStatesOfWorkersAreTold(@TempDir Path dir) throws IOException {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        Journal started = Journal.in(dir);
        awaitAllIdle();
        assertThat(pool.stats().perWorker()).allSatisfy(worker -> {
            assertThat(worker.state()).isEqualTo(WorkerState.IDLE);
            assertThat(Processes.isRunning(worker.pid())).isTrue();
            assertThat(worker.residentBytes()).isBetween(10L << 20, 1L << 30);
        });

        AsyncResult<Long> running = pool.applyAsync(() -> Jobs.pidAfter(started, mayEnd));
        long pid = started.awaitPid();
        PoolStats one = pool.stats();
        List<AsyncResult<Long>> more = IntStream.range(0, 4)
                .mapToObj(i -> pool.applyAsync(() -> Jobs.pidAfter(started, mayEnd)))
                .toList();
        started.awaitPids(2);
        PoolStats full = pool.stats();

        assertThat(List.of(one.queued(), one.inFlight(), (long) one.idle())).containsExactly(0L, 1L, 1L);
        assertThat(one.perWorker())
                .filteredOn(worker -> worker.state() == WorkerState.BUSY)
                .extracting(WorkerStats::pid)
                .containsExactly(pid);
        assertThat(List.of(full.queued(), full.inFlight(), (long) full.idle())).containsExactly(3L, 2L, 0L);
        mayEnd.raise();
        assertThat(running.join()).isEqualTo(pid);
        assertThat(more.stream().map(AsyncResult::join)).hasSize(4);
    }

    @Test
    void crashesRetriesAndRestartsAreCounted(@TempDir Path dir) {
        Flag crashed = Flag.in(dir, "crashed");

        int result = pool.withRetries(2).apply(() -> crashOnce(crashed));
        awaitAllIdle();

        PoolStats stats = pool.stats();
        assertThat(result).isEqualTo(1);
        assertThat(List.of(stats.crashed(), stats.retried(), stats.restarts(), stats.completed(), stats.failed()))
                .containsExactly(1L, 1L, 1L, 1L, 0L);
    }

    @Test
    void workerThatIsEndedWithAnOverdueTaskIsReplacedAndHasNotCrashed(@TempDir Path dir) {
        Journal started = Journal.in(dir);

        Throwable failure =
                catchThrowable(() -> pool.withTimeout(Duration.ofMillis(200)).apply(() -> Jobs.never(started)));
        awaitAllIdle();

        PoolStats stats = pool.stats();
        assertThat(failure).isNotNull();
        assertThat(List.of(stats.crashed(), stats.restarts(), stats.completed(), stats.failed()))
                .containsExactly(0L, 1L, 0L, 1L);
    }

    @Test
    void cancelledItemsCountNeitherAsCompletedNorAsFailed(@TempDir Path dir) throws IOException {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        Journal started = Journal.in(dir);
        AsyncResult<Long> ended = pool.applyAsync(() -> Jobs.never(started));
        AsyncResult<Long> left = pool.applyAsync(() -> Jobs.pidAfter(started, mayEnd));
        AsyncResult<Long> pending = pool.applyAsync(Jobs::pid);
        started.awaitPids(2);

        assertThat(pending.cancel(false)).isTrue();
        assertThat(left.cancel(false)).isTrue();
        assertThat(ended.cancel(true)).isTrue();
        mayEnd.raise();
        awaitAllIdle();

        PoolStats stats = pool.stats();
        assertThat(List.of(stats.completed(), stats.failed(), stats.queued(), stats.inFlight()))
                .containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    void countsOfAWorkerOutliveItsReplacement() {
        pool.forEach(Jobs::square, IntStream.range(0, 100).boxed().toList());
        awaitAllIdle();
        long killed = pool.stats().perWorker().get(0).pid();

        Processes.kill(killed);
        eventually().until(() -> pool.stats().perWorker().get(0).pid() != killed);
        awaitAllIdle();

        assertThat(tasksDone(pool.stats())).isEqualTo(100);
    }

    @Test
    void bytesAndTimesAreMeasured() {
        awaitAllIdle();
        PoolStats before = pool.stats();
        byte[] million = new byte[1_000_000];

        int length = pool.apply(bytes -> Jobs.afterMillis(100) + bytes.length, million);
        byte[] result = pool.apply(() -> new byte[2_000_000]);
        awaitAllIdle();
        PoolStats after = pool.stats();

        assertThat(length + result.length).isEqualTo(3_000_100);
        assertThat(after.bytesSent() - before.bytesSent()).isBetween(1_000_000L, 5_000_000L);
        assertThat(after.bytesReceived() - before.bytesReceived()).isBetween(2_000_000L, 10_000_000L);
        assertThat(before.starting()).isPositive();
        assertThat(before.working()).isZero();
        assertThat(after.working()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(after.waiting()).isGreaterThan(before.waiting());
    }

    @Test
    void poolThatHasEndedStillTellsWhatItDid() {
        assertThat(pool.map(Jobs::square, List.of(1, 2, 3))).hasSize(3);

        pool.close();

        PoolStats stats = pool.stats();
        assertThat(stats.workers()).isEqualTo(2);
        assertThat(stats.idle()).isZero();
        assertThat(stats.completed()).isEqualTo(3);
        assertThat(stats.bytesSent()).isPositive();
        assertThat(stats.bytesReceived()).isPositive();
        assertThat(stats.perWorker()).allSatisfy(worker -> {
            assertThat(worker.state()).isEqualTo(WorkerState.ABSENT);
            assertThat(worker.pid()).isEqualTo(-1);
            assertThat(worker.residentBytes()).isEqualTo(-1);
        });
    }
}
