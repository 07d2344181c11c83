package io.github.processpool.core.lifecycle;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that are replaced after a number of items. */
@ExtendWith(NoLeaks.class)
class RecyclingIT {
    private static final List<byte[]> LEAK = new ArrayList<>();
    private static final int LEAKED_BYTES = 3 << 20;

    static long leak(int item) {
        LEAK.add(new byte[LEAKED_BYTES]);
        return Jobs.pid();
    }

    private static Map<Long, Long> itemsPerWorker(List<Long> pids) {
        return pids.stream().collect(groupingBy(Function.identity(), counting()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    @Conformance("A worker runs exactly `maxTasksPerWorker` items, whatever the chunks, and is replaced")
    void workerRunsExactlySoManyItemsAndIsReplaced(int chunkSize) {
        List<Integer> items = IntStream.range(0, 35).boxed().toList();
        try (Pool pool = Pool.builder().workers(2).maxTasksPerWorker(10).build()) {
            Pool view = chunkSize == 0 ? pool : pool.withChunkSize(chunkSize);

            Map<Long, Long> counts = itemsPerWorker(view.map(Jobs::pidFor, items));

            assertThat(counts.values()).allMatch(count -> count <= 10);
            assertThat(counts.values().stream().filter(count -> count < 10))
                    .as("workers that have not reached their limit")
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(pool.stats().crashed()).isZero();
            assertThat(pool.stats().restarts()).isGreaterThanOrEqualTo(counts.size() - 2);
        }
    }

    @Test
    @Conformance("More pending tasks than workers with a limit of 1: all run")
    void moreTasksThanWorkersWithALimitOfOneAllRunEachInAWorkerOfItsOwn() {
        try (Pool pool = Pool.builder().workers(2).maxTasksPerWorker(1).build()) {
            List<AsyncResult<Long>> results = IntStream.range(0, 5)
                    .mapToObj(i -> pool.applyAsync(Jobs::pid))
                    .toList();

            assertThat(results.stream().map(AsyncResult::join)).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @Test
    @Conformance({
        "A pool with such a limit that is shut down early terminates",
        "With a limit, `shutdown()` without a wait finishes all tasks, also when nobody holds the pool"
    })
    void poolWithALimitThatIsShutDownEarlyFinishesEverything() throws InterruptedException {
        Pool pool = Pool.builder().workers(2).maxTasksPerWorker(1).build();
        List<AsyncResult<Long>> results =
                IntStream.range(0, 4).mapToObj(i -> pool.applyAsync(Jobs::pid)).toList();

        pool.shutdown();

        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThat(results).allMatch(AsyncResult::isSuccessful);
    }

    @Test
    @Conformance("A limit of 0 or less is refused")
    void limitMustBePositive() {
        for (int limit : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> Pool.builder().maxTasksPerWorker(limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("maxTasksPerWorker")
                    .hasMessageContaining("at least 1");
        }
    }

    @Test
    void failedItemsCountToo() {
        try (Pool pool = Pool.builder().workers(1).maxTasksPerWorker(3).build()) {
            long first = pool.apply(Jobs::pid);
            assertThatThrownBy(() -> pool.run(() -> {
                throw new IllegalStateException("on purpose");
            }));
            long third = pool.apply(Jobs::pid);
            long fourth = pool.apply(Jobs::pid);

            assertThat(third).isEqualTo(first);
            assertThat(fourth).isNotEqualTo(first);
        }
    }

    @Test
    @Conformance({
        "The finalizer runs in every worker that exits in good order, recycled ones included, and sees its state",
        "A worker runs exactly `maxTasksPerWorker` items, whatever the chunks, and is replaced"
    })
    void finalizerRunsInEveryRecycledWorker(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        List<Long> pids;
        try (Pool pool = Pool.builder()
                .workers(1)
                .maxTasksPerWorker(2)
                .finalizer(journal::addPid)
                .build()) {
            pids = pool.map(Jobs::pidFor, List.of(1, 2, 3, 4, 5, 6));
        }
        assertThat(itemsPerWorker(pids).values()).containsExactly(2L, 2L, 2L);
        assertThat(journal.pids()).containsAll(pids).doesNotHaveDuplicates();
    }

    @Test
    @Conformance("300 tasks that leak 3 MB each run in recycled workers; a task that needs more "
            + "memory than there is fails alone")
    void tasksThatLeakMemoryAreHarmlessWithALimit() {
        List<Integer> items = IntStream.range(0, 300).boxed().toList();
        try (Pool pool = Pool.builder()
                .workers(2)
                .maxTasksPerWorker(50)
                .maxMemoryPerWorker(256L << 20) // for 85 items at the most
                .build()) {
            Map<Long, Long> counts = itemsPerWorker(pool.map(RecyclingIT::leak, items));

            assertThat(counts).hasSizeGreaterThanOrEqualTo(6);
            assertThat(pool.stats().crashed()).isZero();
            assertThat(pool.stats().perWorker()).allMatch(worker -> worker.residentBytes() < 650L << 20);
        }
    }

    @Test
    void replacementIsReadyBeforeTheOldWorkerLeaves(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        try (Pool pool = Pool.builder()
                .workers(1)
                .maxTasksPerWorker(4)
                .initializer(started::addPid)
                .build()) {
            List<Long> pids =
                    IntStream.range(0, 3).mapToObj(i -> pool.apply(Jobs::pid)).toList();

            long next = started.awaitPids(2).get(1);

            assertThat(pids).containsOnly(started.awaitPid());
            assertThat(pool.apply(Jobs::pid)).isEqualTo(started.awaitPid());
            assertThat(pool.apply(Jobs::pid)).isEqualTo(next);
        }
    }
}
