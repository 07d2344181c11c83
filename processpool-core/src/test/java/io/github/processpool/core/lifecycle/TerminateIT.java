package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.PoolClosedException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Ending pools at once, in every state. */
@ExtendWith(NoLeaks.class)
class TerminateIT {
    private static final int LARGE = 16 << 20;

    private static void terminateAndAwaitTheEnd(Pool pool) {
        long start = System.nanoTime();
        pool.terminate();
        try {
            assertThat(pool.awaitTermination(Duration.ofSeconds(20))).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private static void assertThatItFailed(AsyncResult<?> result) {
        assertThat(result.isDone()).isTrue();
        assertThat(catchThrowable(result::join))
                .isInstanceOf(PoolClosedException.class)
                .hasMessageContaining("terminated");
    }

    static byte[] large(Journal started) {
        started.addPid();
        return new byte[LARGE];
    }

    static long nested(Journal started) {
        try (Pool inner = Pool.create(2)) {
            return inner.withChunkSize(1)
                    .map(item -> Jobs.never(started), List.of(1, 2))
                    .get(0);
        }
    }

    @Test
    @Conformance({
        "`terminate` with 10,000 queued sleepers returns at once",
        "`close` completes everything and `terminate` fails the rest; both work from callbacks"
    })
    void tenThousandQueuedSleepersAreNoMatter(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Queue<Throwable> told = new ConcurrentLinkedQueue<>();
        Pool pool = Pool.create(2);
        List<AsyncResult<Long>> results = IntStream.range(0, 10_000)
                .mapToObj(i -> pool.applyAsync(() -> Jobs.never(started)).onFailure(told::add))
                .toList();
        List<Long> pids = started.awaitPids(2);

        terminateAndAwaitTheEnd(pool);

        assertThat(told).hasSize(10_000).hasOnlyElementsOfType(PoolClosedException.class);
        assertThat(results).allSatisfy(TerminateIT::assertThatItFailed);
        assertThat(pids).noneMatch(Processes::isRunning);
    }

    @Test
    @Conformance({
        "`terminate` with 10,000 queued sleepers returns at once",
        "`terminate` ends long tasks at once, also those of pools inside workers"
    })
    void mapOverTenThousandSleepersFailsAtOnce(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Pool pool = Pool.create(2);
        AsyncResult<List<Long>> map = pool.mapAsync(
                item -> Jobs.neverWhatever(started),
                IntStream.range(0, 10_000).boxed().toList());
        CompletableFuture<List<Outcome<Long>>> settled =
                CompletableFuture.supplyAsync(() -> pool.mapSettled(item -> Jobs.pid(), List.of(1, 2, 3)));
        started.awaitPids(2);
        eventually().until(() -> pool.stats().queued() + pool.stats().inFlight() == 10_003);

        terminateAndAwaitTheEnd(pool);

        assertThatItFailed(map);
        assertThat(catchThrowable(settled::join)).hasCauseInstanceOf(PoolClosedException.class);
    }

    @Test
    @Conformance("`terminate` ends long tasks at once, also those of pools inside workers")
    void poolsInsideWorkersEndTogetherWithThem(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Pool pool = Pool.create(1);
        AsyncResult<Long> outer = pool.applyAsync(() -> nested(started));
        List<Long> innermost = started.awaitPids(2);

        terminateAndAwaitTheEnd(pool);

        assertThatItFailed(outer);
        innermost.forEach(Processes::awaitEnd);
    }

    @Test
    @Conformance("`terminate` in every state (new, idle, closed, with dead workers) and repeated is "
            + "harmless; later calls are refused")
    void terminateInEveryStateAndAgainIsHarmless() {
        Pool unused = Pool.create(2);
        terminateAndAwaitTheEnd(unused);

        Pool idle = Pool.create(2);
        idle.map(Jobs::square, List.of(1, 2, 3));
        terminateAndAwaitTheEnd(idle);

        Pool closed = Pool.create(1);
        closed.close();
        terminateAndAwaitTheEnd(closed);

        Pool deadWorkers = Pool.create(2);
        eventually().until(() -> deadWorkers.stats().idle() == 2);
        deadWorkers.stats().perWorker().forEach(worker -> Processes.kill(worker.pid()));
        terminateAndAwaitTheEnd(deadWorkers);

        Stream.of(unused, idle, closed, deadWorkers).forEach(pool -> {
            terminateAndAwaitTheEnd(pool);
            pool.shutdown();
            pool.close();
            assertThat(catchThrowable(() -> pool.apply(Jobs::square, 1))).isInstanceOf(PoolClosedException.class);
        });
    }

    @Test
    @Conformance("`close` completes everything and `terminate` fails the rest; both work from callbacks")
    void terminateAfterShutdownEndsWhatWasStillRunning(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Pool pool = Pool.create(1);
        AsyncResult<Integer> done = pool.applyAsync(Jobs::square, 2);
        AsyncResult<Long> endless = pool.applyAsync(() -> Jobs.never(started));
        pool.shutdown();
        started.awaitPid();

        terminateAndAwaitTheEnd(pool);

        assertThat(done.join()).isEqualTo(4);
        assertThatItFailed(endless);
    }

    @Test
    void terminateReleasesThoseWhoClose(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Pool pool = Pool.create(1);
        AsyncResult<Long> endless = pool.applyAsync(() -> Jobs.never(started));
        started.awaitPid();
        CompletableFuture<Void> closer = CompletableFuture.runAsync(pool::close);

        terminateAndAwaitTheEnd(pool);

        assertThat(closer.join()).isNull();
        assertThatItFailed(endless);
    }

    @Test
    @Conformance("`terminate` while large results (16 MB each) are being sent")
    void terminateWhileLargeResultsAreOnTheirWay(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Pool pool = Pool.create(2);
        List<AsyncResult<byte[]>> results = IntStream.range(0, 6)
                .mapToObj(i -> pool.applyAsync(() -> large(started)))
                .toList();
        started.awaitPids(1);

        terminateAndAwaitTheEnd(pool);

        assertThat(results).allSatisfy(result -> {
            if (!result.isSuccessful()) {
                assertThatItFailed(result);
            }
        });
        assertThat(results.get(5).isSuccessful()).isFalse();
    }

    @Test
    @Conformance("A stream of a terminated pool ends with an error and does not hang")
    void streamOfATerminatedPoolEndsWithAnError(@TempDir Path dir) {
        Pool pool = Pool.create(2);
        try (Stream<Integer> ordered = pool.imap(
                        Jobs::square, () -> IntStream.iterate(0, i -> i + 1).iterator());
                Stream<Long> unordered = pool.imapUnordered(item -> Jobs.never(Journal.in(dir)), List.of(1, 2, 3))) {
            Iterator<Integer> iterator = ordered.iterator();
            assertThat(iterator.next()).isZero();
            CompletableFuture<List<Long>> waiting = CompletableFuture.supplyAsync(unordered::toList);
            Journal.in(dir).awaitPid();

            terminateAndAwaitTheEnd(pool);

            assertThat(exhaust(iterator)).isInstanceOf(PoolClosedException.class);
            assertThat(catchThrowable(waiting::join)).hasCauseInstanceOf(PoolClosedException.class);
        }
    }

    private static Throwable exhaust(Iterator<?> iterator) {
        while (true) {
            try {
                iterator.next();
            } catch (PoolClosedException | NoSuchElementException e) {
                return e;
            }
        }
    }

    @Test
    void workerThatIsStoppedByASignalIsEndedToo(@TempDir Path dir) throws Exception {
        Journal started = Journal.in(dir);
        Pool pool = Pool.create(1);
        AsyncResult<Long> endless = pool.applyAsync(() -> Jobs.never(started));
        Processes.signal("STOP", started.awaitPid());

        terminateAndAwaitTheEnd(pool);

        assertThatItFailed(endless);
        assertThat(Processes.isRunning(started.awaitPid())).isFalse();
    }

    @Test
    void everyResultIsDoneWhenSubmittersRaceWithTheEnd() {
        for (boolean orderly : new boolean[] {true, false}) {
            Pool pool = Pool.builder().workers(2).queueCapacity(100).build();
            Queue<AsyncResult<Integer>> results = new ConcurrentLinkedQueue<>();
            List<CompletableFuture<Throwable>> submitters = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> submitWithoutEnd(pool, results), body -> new Thread(body).start()))
                    .toList();
            eventually().until(() -> pool.stats().completed() > 50);

            if (orderly) {
                pool.close();
            } else {
                terminateAndAwaitTheEnd(pool);
            }

            assertThat(submitters)
                    .allSatisfy(submitter -> assertThat(submitter.join()).isInstanceOf(PoolClosedException.class));
            assertThat(results).allMatch(AsyncResult::isDone);
            assertThat(results.stream().filter(result -> !result.isSuccessful()))
                    .allSatisfy(TerminateIT::assertThatItFailed);
            assertThat(results.stream().allMatch(AsyncResult::isSuccessful)).isEqualTo(orderly);
        }
    }

    private static Throwable submitWithoutEnd(Pool pool, Queue<AsyncResult<Integer>> results) {
        return catchThrowable(() -> {
            while (true) {
                results.add(pool.applyAsync(Jobs::square, 3));
            }
        });
    }
}
