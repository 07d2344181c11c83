package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.TaskFailedException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Results as {@link CompletableFuture}s, which wait for the first, for all, and chain. */
@ExtendWith(NoLeaks.class)
class CompletableFutureIT {
    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static int fail(int item) {
        throw new IllegalArgumentException("no " + item);
    }

    private static CompletableFuture<Integer> future(AsyncResult<Integer> result) {
        return result.toCompletableFuture();
    }

    @Test
    @Conformance(
            "A caller can wait for the first of several results, even if some are done: " + "`CompletableFuture.anyOf`")
    void firstOfSeveralCanBeWaitedFor(@TempDir Path dir) throws IOException {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        AsyncResult<Long> slow = pool.applyAsync(() -> Jobs.pidAfter(Journal.in(dir), mayEnd));
        AsyncResult<Integer> fast = pool.applyAsync(Jobs::square, 5);
        AsyncResult<Integer> done = pool.applyAsync(Jobs::square, 6);
        done.join();

        assertThat(CompletableFuture.anyOf(slow.toCompletableFuture(), future(fast))
                        .join())
                .isEqualTo(25);
        assertThat(CompletableFuture.anyOf(slow.toCompletableFuture(), future(done))
                        .join())
                .isEqualTo(36);
        assertThat(slow.isDone()).isFalse();

        mayEnd.raise();
        assertThat(slow.join()).isPositive();
    }

    @Test
    @Conformance("A caller can wait for the first failure of several, even if it has already happened")
    void firstFailureOfSeveralCanBeWaitedFor(@TempDir Path dir) throws IOException {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        AsyncResult<Long> slow = pool.applyAsync(() -> Jobs.pidAfter(Journal.in(dir), mayEnd));
        AsyncResult<Integer> failing = pool.applyAsync(CompletableFutureIT::fail, 3);
        CompletableFuture<Throwable> firstFailure = new CompletableFuture<>();

        for (AsyncResult<?> result : List.of(slow, failing)) {
            var unused = result.onFailure(firstFailure::complete);
        }
        assertThat(firstFailure.join()).isInstanceOf(TaskFailedException.class).hasRootCauseMessage("no 3");

        CompletableFuture<Throwable> ofAFailed = new CompletableFuture<>();
        var unused = failing.onFailure(ofAFailed::complete);
        assertThat(ofAFailed.join()).isSameAs(firstFailure.join());
        assertThat(slow.isDone()).isFalse();
        mayEnd.raise();
        assertThat(slow.join()).isPositive();
    }

    @Test
    @Conformance("A caller can wait for all results with a limit, and see which are done")
    void allCanBeWaitedForWithALimit(@TempDir Path dir) throws Exception {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        AsyncResult<Long> slow = pool.applyAsync(() -> Jobs.pidAfter(Journal.in(dir), mayEnd));
        AsyncResult<Integer> fast = pool.applyAsync(Jobs::square, 5);
        CompletableFuture<Void> all = CompletableFuture.allOf(slow.toCompletableFuture(), future(fast));
        fast.join();

        assertThatThrownBy(() -> all.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(fast.isDone()).isTrue();
        assertThat(slow.isDone()).isFalse();
        mayEnd.raise();

        all.get(30, TimeUnit.SECONDS);
        assertThat(slow.isDone()).isTrue();
    }

    @Test
    @Conformance("Results are delivered as they complete, and not held after that")
    void resultsComeAsTheyAreDone(@TempDir Path dir) throws IOException {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        Journal journal = Journal.in(dir);
        try (Stream<Integer> results = pool.withChunkSize(1)
                .imapUnordered(item -> item == 0 ? awaited(journal, mayEnd) : item, List.of(0, 1, 2))) {
            var iterator = results.iterator();
            assertThat(List.of(iterator.next(), iterator.next())).containsExactlyInAnyOrder(1, 2);
            mayEnd.raise();
            assertThat(iterator.next()).isEqualTo(0);
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    static int awaited(Journal journal, Flag mayEnd) throws InterruptedException {
        Jobs.pidAfter(journal, mayEnd);
        return 0;
    }

    @Test
    @Conformance("A result as a `CompletableFuture`: value, chaining, failure, time-out, "
            + "cancellation in both directions")
    void futureHasTheResultAndChains() {
        CompletableFuture<Integer> chained = pool.applyAsync(Jobs::square, 3)
                .toCompletableFuture()
                .thenCompose(nine -> pool.applyAsync(Jobs::square, nine).toCompletableFuture())
                .thenCombine(pool.applyAsync(Jobs::square, 2).toCompletableFuture(), Integer::sum);

        assertThat(chained.join()).isEqualTo(85);
    }

    @Test
    @Conformance("A result as a `CompletableFuture`: value, chaining, failure, time-out, "
            + "cancellation in both directions")
    void futureHasTheFailureItself() {
        AsyncResult<Integer> result = pool.applyAsync(CompletableFutureIT::fail, 1);

        Throwable failure = catchThrowable(result::join);

        assertThat(catchThrowable(() -> future(result).get()))
                .isInstanceOf(ExecutionException.class)
                .hasCause(failure);
        assertThat(future(result).handle((value, error) -> error).join()).isSameAs(failure);
    }

    @Test
    @Conformance("A result as a `CompletableFuture`: value, chaining, failure, time-out, "
            + "cancellation in both directions")
    void futureThatTimesOutLeavesTheTaskAlone(@TempDir Path dir) throws IOException {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        AsyncResult<Long> result = pool.applyAsync(() -> Jobs.pidAfter(Journal.in(dir), mayEnd));

        CompletableFuture<Long> limited = result.toCompletableFuture().orTimeout(30, TimeUnit.MILLISECONDS);
        assertThat(catchThrowable(limited::join)).hasCauseInstanceOf(TimeoutException.class);
        assertThat(result.isDone()).isFalse();
        mayEnd.raise();

        assertThat(result.join()).isPositive();
    }

    @Test
    @Conformance("A result as a `CompletableFuture`: value, chaining, failure, time-out, "
            + "cancellation in both directions")
    void cancellingTheFutureCancelsTheTask(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        AsyncResult<Long> result = pool.applyAsync(() -> Jobs.never(started));
        CompletableFuture<Long> future = result.toCompletableFuture();
        long pid = started.awaitPid();

        assertThat(future.cancel(true)).isTrue();

        assertThat(result.isCancelled()).isTrue();
        assertThat(future.isCancelled()).isTrue();
        Processes.awaitEnd(pid);
    }

    @Test
    @Conformance("A result as a `CompletableFuture`: value, chaining, failure, time-out, "
            + "cancellation in both directions")
    void cancellingTheFutureWithoutInterruptionKeepsTheWorker(@TempDir Path dir) throws IOException {
        Journal started = Journal.in(dir);
        Flag mayEnd = Flag.in(dir, "mayEnd");
        AsyncResult<Long> result = pool.applyAsync(() -> Jobs.pidAfter(started, mayEnd));
        long pid = started.awaitPid();

        result.toCompletableFuture().cancel(false);
        assertThat(result.isCancelled()).isTrue();
        mayEnd.raise();

        Set<Long> pids = pidsOfBothWorkers(dir);
        assertThat(pids).contains(pid);
    }

    private static Set<Long> pidsOfBothWorkers(Path dir) throws IOException {
        Flag together = Flag.in(dir, "together");
        Journal met = new Journal(dir.resolve("met"));
        AsyncResult<List<Long>> both =
                pool.withChunkSize(1).mapAsync(item -> Jobs.pidAfter(met, together), List.of(1, 2));
        met.awaitPids(2);
        together.raise();
        return Set.copyOf(both.join());
    }

    @Test
    @Conformance("A result as a `CompletableFuture`: value, chaining, failure, time-out, "
            + "cancellation in both directions")
    void cancelledResultCancelsItsFutures(@TempDir Path dir) {
        AsyncResult<Long> result = pool.applyAsync(() -> Jobs.never(Journal.in(dir)));
        CompletableFuture<Long> future = result.toCompletableFuture();

        result.cancel(true);

        assertThat(catchThrowable(future::get)).isInstanceOf(CancellationException.class);
        assertThat(future.isCancelled()).isTrue();
    }
}
