package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Limits on how long an item may run. */
@ExtendWith(NoLeaks.class)
class TaskTimeoutIT {
    private static final Duration LIMIT = Duration.ofSeconds(1); // also for a quick task of a busy machine

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static int hangOn(Set<Integer> bad, int item, Journal journal) throws InterruptedException {
        journal.add(item);
        return bad.contains(item) ? Jobs.afterMillis(60_000) : item;
    }

    static int blockExitAndInterrupts(Journal journal) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Jobs.neverWhatever(journal)));
        return (int) Jobs.neverWhatever(journal);
    }

    static String hangOnce(Flag hung) throws Exception {
        if (!hung.isRaised()) {
            hung.raise();
            Jobs.afterMillis(60_000);
        }
        return "second try";
    }

    @Test
    @Conformance("An item beyond its limit fails with `TaskTimeoutException`, its worker is "
            + "replaced, and callbacks are called")
    void itemBeyondItsLimitFailsAndItsWorkerIsReplaced(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        CompletableFuture<Throwable> told = new CompletableFuture<>();

        AsyncResult<Long> result =
                pool.withTimeout(LIMIT).applyAsync(() -> Jobs.never(journal)).onFailure(told::complete);

        TaskTimeoutException failure = catchThrowableOfType(TaskTimeoutException.class, result::join);
        assertThat(failure.limit()).isEqualTo(LIMIT);
        assertThat(failure).hasMessageContaining("limit of 1 s").hasMessageContaining("pid " + journal.awaitPid());
        assertThat(told.join()).isSameAs(failure);
        Processes.awaitEnd(journal.awaitPid());
        assertThat(pool.map(Jobs::pidFor, List.of(1, 2, 3, 4))).doesNotContain(journal.awaitPid());
    }

    @Test
    @Conformance("The limit applies to each item, not to a chunk, and excludes time in the queue")
    void limitHoldsForEachItemOfAChunkAndNotForItsTimeInTheQueue() {
        try (Pool single = Pool.create(1)) {
            Pool limited = single.withTimeout(Duration.ofMillis(600)).withChunkSize(5);
            List<Integer> times = List.of(150, 151, 152, 153, 154);

            AsyncResult<List<Integer>> first = limited.mapAsync(Jobs::afterMillis, times);
            AsyncResult<List<Integer>> queued = limited.mapAsync(Jobs::afterMillis, times);

            assertThat(first.join()).isEqualTo(times);
            assertThat(queued.join()).isEqualTo(times);
        }
    }

    @Test
    @Conformance("Several items that time out at the same time have a failure each; the others finish")
    void severalItemsTimeOutAtOnceAndTheOthersFinish(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        Set<Integer> bad = Set.of(1, 2, 5);

        List<Outcome<Integer>> outcomes = pool.withTimeout(LIMIT)
                .mapSettled(
                        item -> hangOn(bad, item, journal),
                        IntStream.range(0, 8).boxed().toList());

        assertThat(outcomes.stream()
                        .filter(Outcome::isSuccess)
                        .map(Outcome::orThrow)
                        .toList())
                .containsExactly(0, 3, 4, 6, 7);
        List<TaskTimeoutException> failures = outcomes.stream()
                .filter(outcome -> !outcome.isSuccess())
                .map(outcome -> catchThrowableOfType(TaskTimeoutException.class, outcome::orThrow))
                .toList();
        assertThat(failures).extracting(TaskTimeoutException::index).containsExactly(1, 2, 5);
        assertThat(failures).doesNotHaveDuplicates();
    }

    @Test
    void chunkMatesOfAnOverdueItemAreNeitherLostNorRunTwice(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        List<Integer> items = IntStream.range(0, 10).boxed().toList();

        List<Outcome<Integer>> outcomes =
                pool.withTimeout(LIMIT).withChunkSize(10).mapSettled(item -> hangOn(Set.of(4), item, journal), items);

        assertThat(outcomes.get(4).isSuccess()).isFalse();
        assertThat(outcomes.stream().filter(Outcome::isSuccess)).hasSize(9);
        assertThat(journal.lines())
                .containsExactlyInAnyOrderElementsOf(
                        items.stream().map(String::valueOf).collect(Collectors.toList()));
    }

    @Test
    @Conformance("A task that ignores interrupts and blocks the exit of its JVM is ended")
    void taskThatIgnoresInterruptsAndBlocksTheExitIsEndedAllTheSame(@TempDir Path dir) {
        Journal journal = Journal.in(dir);

        assertThatThrownBy(() -> pool.withTimeout(LIMIT).apply(() -> blockExitAndInterrupts(journal)))
                .isInstanceOf(TaskTimeoutException.class);

        Processes.awaitEnd(journal.awaitPid());
    }

    @Test
    void workerThatIsStoppedByASignalIsOverdueToo(@TempDir Path dir) throws Exception {
        Journal journal = Journal.in(dir);

        AsyncResult<Long> result = pool.withTimeout(Duration.ofSeconds(1)).applyAsync(() -> Jobs.never(journal));
        Processes.signal("STOP", journal.awaitPid());

        assertThatThrownBy(result::join).isInstanceOf(TaskTimeoutException.class);
        Processes.awaitEnd(journal.awaitPid());
    }

    @Test
    @Conformance({
        "A wait for a map can be given up and repeated; a stream returns the results before an "
                + "overdue item, then its failure",
        "Items within the limit succeed and others fail, in streams too"
    })
    void streamGivesTheResultsBeforeAndAfterAnOverdueItem(@TempDir Path dir) {
        Journal journal = Journal.in(dir);

        try (Stream<Integer> results =
                pool.withTimeout(LIMIT).imap(item -> hangOn(Set.of(2), item, journal), List.of(0, 1, 2, 3))) {
            Iterator<Integer> iterator = results.iterator();
            assertThat(iterator.next()).isEqualTo(0);
            assertThat(iterator.next()).isEqualTo(1);
            assertThat(catchThrowable(iterator::next)).isInstanceOf(TaskTimeoutException.class);
            assertThat(iterator.next()).isEqualTo(3);
        }
    }

    @Test
    @Conformance("Items within the limit succeed and others fail, in streams too")
    void itemsWithinTheLimitAreUntouched() {
        Pool limited = pool.withTimeout(Duration.ofSeconds(30));

        assertThat(limited.map(Jobs::afterMillis, List.of(1, 20, 40))).containsExactly(1, 20, 40);
        assertThat(limited.imap(Jobs::afterMillis, List.of(1, 20, 40))).containsExactly(1, 20, 40);
    }

    @Test
    void retriesRunAnOverdueItemAgain(@TempDir Path dir) {
        Flag hung = Flag.in(dir, "hung");
        long retriedBefore = pool.stats().retried();

        String result = pool.withTimeout(LIMIT).withRetries(1).apply(() -> hangOnce(hung));

        assertThat(result).isEqualTo("second try");
        assertThat(pool.stats().retried()).isEqualTo(retriedBefore + 1);
    }

    @Test
    void limitOfTheBuilderHoldsUnlessAViewSetsAnother(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        try (Pool strict = Pool.builder().workers(1).taskTimeout(LIMIT).build()) {
            assertThatThrownBy(() -> strict.apply(() -> Jobs.never(journal)))
                    .isInstanceOfSatisfying(
                            TaskTimeoutException.class,
                            failure -> assertThat(failure.limit()).isEqualTo(LIMIT));
            int result = strict.withTimeout(Duration.ofSeconds(30)).apply(Jobs::afterMillis, 500);
            assertThat(result).isEqualTo(500);
        }
    }
}
