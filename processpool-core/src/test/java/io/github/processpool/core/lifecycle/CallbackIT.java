package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.PoolClosedException;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks that do what callbacks should not. */
@ExtendWith(NoLeaks.class)
class CallbackIT {
    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(2).name("callbacks").build();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static int exit(int code) {
        Runtime.getRuntime().halt(code);
        return code;
    }

    @Test
    void callbackThatThrowsIsLoggedAndStopsNothing() {
        List<Integer> told = new CopyOnWriteArrayList<>();
        try (LogWatch log = LogWatch.open()) {
            AsyncResult<Integer> result = pool.applyAsync(Jobs::square, 4)
                    .onSuccess(told::add)
                    .onSuccess(value -> {
                        throw new IllegalStateException("thrown on purpose");
                    })
                    .onSuccess(value -> {
                        throw new AssertionError("an error on purpose");
                    })
                    .onSuccess(value -> told.add(-value));

            eventually().untilAsserted(() -> assertThat(told).containsExactly(16, -16));
            assertThat(result.join()).isEqualTo(16);
            assertThat(log.warningsOf("callbacks"))
                    .extracting(event -> event.getThrowableProxy().getMessage())
                    .containsExactly("thrown on purpose", "an error on purpose");
        }
        assertThat(pool.map(Jobs::square, List.of(1, 2))).containsExactly(1, 4);
    }

    @Test
    void callbackThatBlocksHoldsUpNobodyElse() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(4);
        CountDownLatch released = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            var unused = pool.applyAsync(Jobs::square, i).onSuccess(value -> {
                blocked.countDown();
                awaitQuietly(release);
                released.countDown();
            });
        }
        blocked.await();

        assertThat(pool.map(Jobs::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
        CompletableFuture<Integer> other = new CompletableFuture<>();
        var unused = pool.applyAsync(Jobs::square, 7).onSuccess(other::complete);
        assertThat(other.join()).isEqualTo(49);

        release.countDown();
        released.await();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void callbacksRunInTheOrderAddedOneAtATimeAlsoOnFinishedResults() {
        List<Integer> told = new CopyOnWriteArrayList<>();
        AsyncResult<Integer> result = pool.applyAsync(Jobs::afterMillis, 20);
        List<Integer> expected = IntStream.range(0, 100).boxed().toList();
        Thread caller = Thread.currentThread();

        for (int i : expected) {
            if (i == 50) {
                result.join();
            }
            var unused = result.onSuccess(value -> told.add(Thread.currentThread() == caller ? -1 : i));
        }

        eventually().untilAsserted(() -> assertThat(told).containsExactlyElementsOf(expected));
    }

    @Test
    void callbacksSubmitAndWaitForFurtherWork() {
        CompletableFuture<Integer> end = new CompletableFuture<>();

        submitNext(pool, 60, end);

        assertThat(end.join()).isZero();
    }

    private static void submitNext(Pool pool, int left, CompletableFuture<Integer> end) {
        var unused = pool.applyAsync((Integer n) -> n - 1, left).onSuccess(value -> {
            int viaApply = pool.apply(Jobs::square, value);
            assertThat(viaApply).isEqualTo(value * value);
            if (value == 0) {
                end.complete(value);
            } else {
                submitNext(pool, value, end);
            }
        });
    }

    @Test
    void callbackOfACrashSubmitsAgain() {
        CompletableFuture<Integer> second = new CompletableFuture<>();
        CompletableFuture<Throwable> first = new CompletableFuture<>();

        var unused = pool.applyAsync(CallbackIT::exit, 5).onFailure(error -> {
            first.complete(error);
            second.complete(pool.apply(Jobs::square, 6));
        });

        assertThat(first.join()).isInstanceOf(WorkerCrashedException.class);
        assertThat(second.join()).isEqualTo(36);
    }

    @Test
    @Conformance("`close` completes everything and `terminate` fails the rest; both work from callbacks")
    void callbacksThatCloseThePoolInEveryWayComeBack() {
        Pool own = Pool.create(1);
        CountDownLatch closed = new CountDownLatch(4);
        List<Throwable> later = new CopyOnWriteArrayList<>();

        var unused = own.applyAsync(Jobs::square, 2)
                .onSuccess(value -> closed.countDown())
                .onSuccess(value -> {
                    own.close();
                    closed.countDown();
                })
                .onSuccess(value -> {
                    own.terminate();
                    own.shutdown();
                    closed.countDown();
                })
                .onSuccess(value -> {
                    later.add(catchThrowable(() -> own.apply(Jobs::square, 3)));
                    own.close();
                    closed.countDown();
                });

        awaitQuietly(closed);
        own.close();
        assertThat(later).hasOnlyElementsOfType(PoolClosedException.class).hasSize(1);
    }

    @Test
    @Conformance("`close` completes everything and `terminate` fails the rest; both work from callbacks")
    void callbackTerminatesWhileOthersWait(@TempDir Path dir) {
        Pool own = Pool.create(2);
        AsyncResult<Long> endless = own.applyAsync(() -> Jobs.never(Journal.in(dir)));

        var unused = own.applyAsync(Jobs::square, 2).onSuccess(value -> own.terminate());

        assertThat(catchThrowable(endless::join)).isInstanceOf(PoolClosedException.class);
        own.close();
    }

    @Test
    void closeReturnsAfterTheCallbacksOfWhatWasSubmitted() {
        List<Integer> told = new CopyOnWriteArrayList<>();
        try (Pool own = Pool.create(1)) {
            for (int i = 1; i <= 50; i++) {
                var unused = own.applyAsync(Jobs::square, i).onSuccess(told::add);
            }
        }
        assertThat(told).hasSize(50).contains(1, 2500);
    }

    @Tag("slow")
    @Test
    void poolsWhoseCallbacksCloseEachOtherAreClosedAndItIsSaid() {
        CountDownLatch bothRun = new CountDownLatch(2);
        try (LogWatch log = LogWatch.open()) {
            Pool left = Pool.builder().workers(1).name("left").build();
            Pool right = Pool.builder().workers(1).name("right").build();

            AsyncResult<Integer> ofLeft = left.applyAsync(Jobs::square, 1).onSuccess(value -> close(bothRun, right));
            AsyncResult<Integer> ofRight = right.applyAsync(Jobs::square, 1).onSuccess(value -> close(bothRun, left));
            left.close();
            right.close();

            assertThat(ofLeft.isSuccessful() && ofRight.isSuccessful()).isTrue();
            assertThat(Stream.of("left", "right").flatMap(name -> log.warningsOf(name).stream()))
                    .isNotEmpty()
                    .allSatisfy(warning -> assertThat(warning.getFormattedMessage())
                            .contains("1 callback has not ended, and none did for 10 s"));
        }
    }

    private static void close(CountDownLatch bothRun, Pool other) {
        bothRun.countDown();
        awaitQuietly(bothRun);
        other.close();
    }

    @Tag("slow")
    @Test
    void aThousandCallbacksOfASlowKindAreWaitedForOnFewThreads() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Object database = new Object();
        AtomicInteger rows = new AtomicInteger();
        try (Pool own = Pool.create(1)) {
            for (int i = 0; i < 1_000; i++) {
                var unused = own.applyAsync(Jobs::square, i).onSuccess(value -> {
                    synchronized (database) {
                        LockSupport.parkNanos(1_000_000);
                        rows.incrementAndGet();
                    }
                    threads.add(Thread.currentThread());
                });
            }
        }
        assertThat(rows).hasValue(1_000);
        assertThat(threads).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void awaitTerminationInACallbackDoesNotWaitForItself() {
        Pool own = Pool.create(1);
        CompletableFuture<Boolean> ended = new CompletableFuture<>();

        var unused = own.applyAsync(Jobs::square, 2).onSuccess(value -> {
            own.shutdown();
            try {
                ended.complete(own.awaitTermination(Duration.ofSeconds(30)));
            } catch (InterruptedException e) {
                ended.completeExceptionally(e);
            }
        });

        assertThat(ended.join()).isTrue();
        own.close();
    }

    @Test
    @Conformance("Results that were computed before `close` are delivered")
    void resultsThatWereComputedAreDeliveredBeforeTheWorkersLeave() {
        Pool own = Pool.create(1);
        List<AsyncResult<String>> results = IntStream.range(0, 20)
                .mapToObj(i -> own.applyAsync(() -> "x".repeat(200_000) + i))
                .toList();

        own.close();

        assertThat(results).allMatch(AsyncResult::isSuccessful);
        assertThat(results.get(19).join()).endsWith("x19").hasSize(200_002);
    }
}
