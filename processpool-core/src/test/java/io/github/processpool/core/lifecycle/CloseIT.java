package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.AsyncResult;
import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import io.github.processpool.PoolClosedException;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.WorkerState;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Shutting pools down in good order, in every state. */
@ExtendWith(NoLeaks.class)
class CloseIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static void assertThatNothingIsTakenBy(Pool pool) {
        List<Integer> items = List.of(1, 2);
        Stream.<Callable<?>>of(
                        () -> pool.apply(Jobs::square, 1),
                        () -> pool.applyAsync(Jobs::square, 1).isDone(),
                        Executors.callable(() -> pool.run(() -> {})),
                        () -> pool.map(Jobs::square, items),
                        () -> pool.map(Jobs::square, List.of()),
                        () -> pool.mapAsync(Jobs::square, items).isDone(),
                        () -> pool.mapSettled(Jobs::square, items),
                        Executors.callable(() -> pool.forEach(Jobs::square, items)),
                        () -> pool.imap(Jobs::square, items),
                        () -> pool.imapUnordered(Jobs::square, items),
                        () -> pool.withChunkSize(1).map(Jobs::square, items))
                .forEach(call -> assertThat(catchThrowable(call::call))
                        .isInstanceOf(PoolClosedException.class)
                        .hasMessageContaining("closing"));
    }

    @Test
    @Conformance({
        "After `shutdown`, `terminate` and `close`, every submission throws `PoolClosedException`",
        "After a try-with-resources statement, every submission throws `PoolClosedException`"
    })
    void nothingIsTakenAfterShutdownNorTerminateNorClose() {
        Pool shutDown = Pool.builder().workers(1).name("closing-1").build();
        Pool terminated = Pool.builder().workers(1).name("closing-2").build();
        Pool closed = Pool.builder().workers(1).name("closing-3").build();
        shutDown.shutdown();
        terminated.terminate();
        closed.close();

        Stream.of(shutDown, terminated, closed).forEach(CloseIT::assertThatNothingIsTakenBy);

        Stream.of(shutDown, terminated, closed).forEach(Pool::close);
        Stream.of(shutDown, terminated, closed).forEach(CloseIT::assertThatNothingIsTakenBy);
    }

    @Test
    @Conformance({
        "50 submissions, then `close`: all complete",
        "`close` completes everything and `terminate` fails the rest; both work from callbacks"
    })
    void closeFinishesAllThatWasSubmitted() {
        Pool pool = Pool.create(1);
        List<AsyncResult<Integer>> results = IntStream.range(0, 50)
                .mapToObj(i -> pool.applyAsync(Jobs::afterMillis, 5 + i % 2))
                .toList();
        AsyncResult<List<Integer>> map = pool.mapAsync(Jobs::square, List.of(1, 2, 3));

        pool.close();

        assertThat(results).allMatch(AsyncResult::isSuccessful);
        assertThat(map.join()).containsExactly(1, 4, 9);
        assertThat(pool.stats().perWorker()).allMatch(worker -> worker.state() == WorkerState.ABSENT);
        assertThat(pool.stats().completed()).isEqualTo(53);
    }

    @Test
    @Conformance({
        "`close` after many cancellations: the cancelled tasks stay cancelled, the rest completes",
        "A cancelled submission does not delay the end"
    })
    void closeFinishesTheRestWhenSomeOfItWasCancelled() {
        Pool pool = Pool.create(1);
        List<AsyncResult<Integer>> results = IntStream.range(0, 50)
                .mapToObj(i -> pool.applyAsync(Jobs::afterMillis, 10))
                .toList();

        long cancelled = IntStream.range(0, 50)
                .filter(i -> i % 2 == 1)
                .filter(i -> results.get(i).cancel(false))
                .count();
        pool.close();

        assertThat(cancelled).isGreaterThan(20);
        assertThat(results).allMatch(AsyncResult::isDone);
        assertThat(results.stream().filter(AsyncResult::isSuccessful)).hasSize(50 - (int) cancelled);
    }

    @Test
    @Conformance("`close` while a crash, an encoding error or a failing start is pending does not hang")
    void closeWhileACrashAndAnEncodingErrorArePendingTellsBoth() {
        Pool pool = Pool.create(1);
        AsyncResult<Integer> first = pool.applyAsync(Jobs::afterMillis, 100);
        AsyncResult<Void> crash = pool.runAsync(() -> System.exit(3));
        AsyncResult<Thread> unencodable = pool.applyAsync(Thread::currentThread);
        AsyncResult<Integer> last = pool.applyAsync(Jobs::square, 3);

        pool.close();

        assertThat(first.join()).isEqualTo(100);
        assertThat(catchThrowableOfType(WorkerCrashedException.class, crash::join)
                        .exitCode())
                .isEqualTo(3);
        assertThat(catchThrowable(unencodable::join)).isInstanceOf(EncodingException.class);
        assertThat(last.join()).isEqualTo(9);
    }

    @Test
    void poolThatIsClosedAtOnceNeverRan() {
        Pool pool = Pool.create(1);

        pool.close();
        pool.close();

        assertThat(pool.stats().completed()).isZero();
    }

    @Test
    void closeFromSeveralThreadsAtOnceReturnsInAll() {
        Pool pool = Pool.create(1);
        AsyncResult<Integer> task = pool.applyAsync(Jobs::afterMillis, 300);

        List<CompletableFuture<Boolean>> closers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            if (i % 3 == 0) {
                                pool.shutdown();
                            }
                            pool.close();
                            return task.isDone();
                        },
                        body -> new Thread(body).start()))
                .toList();

        assertThat(closers).allSatisfy(closer -> assertThat(closer.join()).isTrue());
        assertThat(task.join()).isEqualTo(300);
    }

    @Test
    @Conformance("`awaitTermination` returns `false` at its limit; when it returns `true` no worker is alive")
    void awaitTerminationWaitsForTheEndAndDoesNotBringIt(@TempDir Path dir) throws Exception {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        Pool pool = Pool.create(2);
        AsyncResult<Long> task = pool.applyAsync(() -> Jobs.pidAfter(Journal.in(dir), mayEnd));

        assertThat(pool.awaitTermination(Duration.ofMillis(50))).isFalse();
        int nine = pool.apply(Jobs::square, 3); // still open
        assertThat(nine).isEqualTo(9);
        pool.shutdown();
        assertThat(pool.awaitTermination(Duration.ofMillis(50))).isFalse();
        assertThat(pool.awaitTermination(Duration.ZERO)).isFalse();
        mayEnd.raise();

        assertThat(pool.awaitTermination(LONG)).isTrue();
        assertThat(pool.awaitTermination(Duration.ZERO)).isTrue();
        assertThat(Processes.isRunning(task.join())).isFalse();
    }

    @Test
    void closingAViewClosesThePool() {
        Pool pool = Pool.create(1);
        Pool view = pool.withChunkSize(3).withRetries(1);

        view.close();

        assertThat(catchThrowable(() -> pool.apply(Jobs::square, 1))).isInstanceOf(PoolClosedException.class);
    }

    @Test
    void closeWaitsForWhatAStreamHasReadAndNotForTheRest() {
        Pool pool = Pool.create(1);
        Iterator<Integer> input = IntStream.iterate(0, i -> i + 1).iterator();
        try (Stream<Integer> results = pool.imap(Jobs::square, () -> input)) {
            Iterator<Integer> iterator = results.iterator();
            assertThat(iterator.next()).isZero();

            pool.close();

            int read = input.next();
            for (int i = 1; i < read; i++) {
                assertThat(iterator.next()).isEqualTo(i * i);
            }
            assertThat(catchThrowable(iterator::next)).isInstanceOf(PoolClosedException.class);
        }
    }

    @Test
    void closeAfterEveryWorkerCrashedReturns() {
        Pool pool = Pool.create(2);
        AsyncResult<List<Object>> map = pool.withChunkSize(1)
                .mapAsync(
                        item -> {
                            Runtime.getRuntime().halt(1);
                            return null;
                        },
                        List.of(1, 2, 3, 4));

        pool.close();

        assertThat(catchThrowable(map::join)).isInstanceOf(WorkerCrashedException.class);
    }

    @Test
    void closeFromTheSinkOfWorkerOutputReturns() {
        CompletableFuture<Pool> created = new CompletableFuture<>();
        CompletableFuture<String> closed = new CompletableFuture<>();
        Pool pool = Pool.builder()
                .workers(1)
                .workerOutput(output -> {
                    if (output.line().equals("close now")) {
                        created.join().close();
                        closed.complete(output.line());
                    }
                })
                .build();

        AsyncResult<Void> result = pool.runAsync(() -> System.out.println("close now"));
        created.complete(pool);

        assertThat(closed.join()).isEqualTo("close now");
        assertThat(result.isSuccessful()).isTrue();
    }
}
