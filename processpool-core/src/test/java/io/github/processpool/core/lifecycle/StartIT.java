package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import io.github.processpool.Worker;
import io.github.processpool.WorkerStats;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How workers begin: initializers, identities, standbys. */
@ExtendWith(NoLeaks.class)
class StartIT {
    static String greeting;

    static void greet(String text, Journal journal) {
        greeting = text;
        journal.addPid();
    }

    static String identity(int item) {
        Worker worker = Worker.current();
        int calls = (int) worker.state().merge("calls", 1, (old, one) -> (int) old + (int) one);
        return worker.poolName() + " " + worker.id() + " " + calls;
    }

    @Test
    @Conformance("The initializer runs once in every worker, replacements included, and sees the "
            + "values that it captured")
    void initializerRunsOnceInEveryWorkerBeforeItsFirstItemAndSeesWhatItCaptured(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        String text = "hello, " + dir;
        try (Pool pool = Pool.builder()
                .workers(3)
                .initializer(() -> greet(text, journal))
                .build()) {
            List<String> seen = pool.withChunkSize(1)
                    .map(item -> greeting, IntStream.range(0, 30).boxed().toList());

            assertThat(seen).hasSize(30).containsOnly(text);
            List<Long> pids = journal.awaitPids(3);
            assertThat(pids).hasSize(3).doesNotHaveDuplicates();
            eventually()
                    .untilAsserted(() -> assertThat(pool.stats().perWorker())
                            .extracting(WorkerStats::pid)
                            .containsExactlyInAnyOrderElementsOf(pids));
        }
    }

    @Test
    @Conformance("The initializer runs once in every worker, replacements included, and sees the "
            + "values that it captured")
    void initializerRunsAgainInAReplacement(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        try (Pool pool = Pool.builder()
                .workers(1)
                .initializer(() -> greet("again", journal))
                .build()) {
            Processes.kill(journal.awaitPid());

            List<Long> pids = journal.awaitPids(2);
            assertThat(pool.withRetries(1).apply(() -> greeting)).isEqualTo("again");
            assertThat(pool.apply(Jobs::pid)).isEqualTo(pids.get(1));
        }
    }

    @Test
    @Conformance("An initializer that is null or can't be sent is refused when the pool is made")
    void initializerMustBeThereAndCross() {
        Thread notAValue = new Thread();
        assertThatThrownBy(() -> Pool.builder().initializer(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("initializer");
        assertThatThrownBy(() -> Pool.builder().initializer(notAValue::start).build())
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("java.lang.Thread");
    }

    @Test
    @Conformance({
        "Workers are numbered from 0; a replacement keeps the number; state is kept from task to task",
        "The same workers serve call after call; other settings mean another pool"
    })
    void workersAreNumberedFromZeroAndKeepTheirStateFromTaskToTask() {
        try (Pool pool = Pool.builder().workers(3).name("numbered").build()) {
            List<Integer> items = IntStream.range(0, 60).boxed().toList();
            eventually().until(() -> pool.stats().idle() == 3);

            Map<String, List<Integer>> callsByWorker = pool.withChunkSize(1).map(StartIT::identity, items).stream()
                    .map(line -> line.split(" "))
                    .collect(Collectors.groupingBy(
                            words -> words[0] + " " + words[1],
                            TreeMap::new,
                            Collectors.mapping(words -> Integer.valueOf(words[2]), Collectors.toList())));

            assertThat(callsByWorker.keySet()).isSubsetOf("numbered 0", "numbered 1", "numbered 2");
            assertThat(callsByWorker.values())
                    .allSatisfy(calls -> assertThat(calls)
                            .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, calls.size())
                                    .boxed()
                                    .toList()));
            assertThat(pool.stats().perWorker()).extracting(WorkerStats::id).containsExactly(0, 1, 2);
        }
    }

    @Test
    @Conformance({
        "There are never more workers than asked for; idle ones are reused, and those that left are started again",
        "The same workers serve call after call; other settings mean another pool"
    })
    void sameWorkersServeCallAfterCall() {
        try (Pool pool = Pool.create(2)) {
            Set<Long> pids = pool
                    .withChunkSize(1)
                    .map(Jobs::pidFor, IntStream.range(0, 50).boxed().toList())
                    .stream()
                    .collect(Collectors.toSet());
            for (int i = 0; i < 20; i++) {
                pids.add(pool.apply(Jobs::pid));
                pids.addAll(pool.map(Jobs::pidFor, List.of(1, 2, 3)));
            }
            assertThat(pids).hasSizeLessThanOrEqualTo(2);
            assertThat(pool.stats().restarts()).isZero();
        }
    }

    @Test
    @Conformance({
        "Workers are numbered from 0; a replacement keeps the number; state is kept from task to task",
        "Changing the number of workers"
    })
    void replacementKeepsTheNumberAndStartsWithoutState(@TempDir Path dir) {
        try (Pool pool = Pool.builder().workers(2).name("kept").build()) {
            eventually().until(() -> pool.stats().idle() == 2);
            Map<Integer, Long> before = pidsById(pool);

            Processes.kill(before.get(0));

            eventually()
                    .until(() ->
                            pool.stats().idle() == 2 && !pidsById(pool).get(0).equals(before.get(0)));
            assertThat(pidsById(pool).get(1)).isEqualTo(before.get(1));
            assertThat(pool.withChunkSize(1)
                            .map(
                                    StartIT::identity,
                                    IntStream.range(0, 10).boxed().toList()))
                    .allMatch(line -> line.startsWith("kept 0") || line.startsWith("kept 1"));
        }
    }

    private static Map<Integer, Long> pidsById(Pool pool) {
        return pool.stats().perWorker().stream().collect(Collectors.toMap(WorkerStats::id, WorkerStats::pid));
    }

    @Test
    void spareWorkerTakesThePlaceOfALostOneAtOnce(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        try (Pool pool = Pool.builder()
                .workers(1)
                .spareWorkers(1)
                .initializer(journal::addPid)
                .build()) {
            Set<Long> firstTwo = Set.copyOf(journal.awaitPids(2));
            long worker = pool.apply(Jobs::pid);
            assertThat(firstTwo).contains(worker);

            Processes.kill(worker);

            Processes.awaitEnd(worker);
            long next = pool.apply(Jobs::pid);
            assertThat(firstTwo).contains(next);
            assertThat(next).isNotEqualTo(worker);
            assertThat(pool.apply(() -> Worker.current().id())).isZero();
            assertThat(journal.awaitPids(3)).hasSize(3); // there is a new spare one
        }
    }

    @Test
    void poolsHaveNamesOfTheirOwn() {
        try (Pool first = Pool.create(1);
                Pool second = Pool.create(1)) {
            Set<String> names = List.of(first, second).stream()
                    .map(pool -> pool.apply(() -> Worker.current().poolName()))
                    .collect(Collectors.toSet());

            assertThat(names).hasSize(2).allMatch(name -> name.matches("pool-\\d+"));
            assertThat(Worker.isWorker()).isFalse();
            assertThat(first.apply(Worker::isWorker)).isTrue();
        }
    }
}
