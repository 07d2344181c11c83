package io.github.processpool.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Gate;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every pool does, whatever its kind; each subclass has one theme. The tests of a class share one pool, so each must
 * leave it with nothing to do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(NoLeaks.class)
abstract class PoolContract implements PoolUnderTest {
    /** Longer than anything takes that ends at all. */
    static final Duration LONG = Duration.ofSeconds(30);

    Pool pool;

    @BeforeAll
    void startSharedPool() {
        pool = newPool(workers());
    }

    @AfterAll
    void closeSharedPool() {
        pool.close();
    }

    /** Returns the shared pool, or a view with the chunk size, if it is not 0. */
    Pool chunked(int size) {
        return size == 0 ? pool : pool.withChunkSize(size);
    }

    void needsSeveralWorkers() {
        assumeTrue(workers() > 1, "these tasks wait for each other");
    }

    /** Has every worker wait in front of the gate, so that what comes after stays in the queue. */
    AsyncResult<List<Integer>> occupyAllWorkers(Gate gate, Path folder) {
        AsyncResult<List<Integer>> occupied = pool.withChunkSize(1)
                .mapAsync(
                        i -> {
                            Gate.in(folder, "occupied-" + i).open();
                            gate.pass();
                            return i;
                        },
                        numbers(workers()));
        awaitThat(() -> numbers(workers()).stream()
                .allMatch(i -> Gate.in(folder, "occupied-" + i).isOpen()));
        return occupied;
    }

    static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    static int square(int x) {
        return x * x;
    }

    static List<Integer> squares(int count) {
        return numbers(count).stream().map(PoolContract::square).toList();
    }

    /** Waits until the callbacks that were added so far have run. */
    static void awaitCallbacks(AsyncResult<?> result) throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        var unused = result.onSuccess(value -> ran.countDown()).onFailure(error -> ran.countDown());
        await(ran);
    }

    static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS))
                .as("what the latch stands for has happened")
                .isTrue();
    }

    /** Waits for what comes about in other threads and processes. */
    static void awaitThat(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(LONG)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }
}
