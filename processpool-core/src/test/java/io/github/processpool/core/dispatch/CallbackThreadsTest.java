package io.github.processpool.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.PoolThreads;
import io.github.processpool.core.testkit.NoLeaks;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of threads that callbacks use, and which callbacks wait. */
@ExtendWith(NoLeaks.class)
class CallbackThreadsTest {
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Callbacks callbacks = new Callbacks(new PoolThreads("callbacks"), new PoolLog("callbacks"));

    private void add(Runnable callback) {
        callbacks.new Sequence().add(callback);
    }

    private static void block(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void blockForAnHour(CountDownLatch gate) {
        try {
            boolean unused = gate.await(1, TimeUnit.HOURS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void manyCallbacksThatTakeLongRunOnFewThreads() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 2_000; i++) {
            add(() -> {
                threads.add(Thread.currentThread());
                blockForAnHour(gate);
            });
        }
        gate.countDown();

        assertThat(callbacks.awaitQuiet(LONG_NANOS)).isTrue();
        assertThat(threads).hasSizeBetween(1, CallbackThreads.SOME);
    }

    @Test
    void manyShortCallbacksAllRun() throws InterruptedException {
        List<Integer> ran = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int number = i;
            add(() -> ran.add(number));
        }

        assertThat(callbacks.awaitQuiet(LONG_NANOS)).isTrue();
        assertThat(ran).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {CallbackThreads.FEW, CallbackThreads.SOME + CallbackThreads.FEW})
    void callbacksThatWaitForOneBehindThemDoNotHang(int waiting) throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        for (int i = 0; i < waiting; i++) {
            add(() -> block(gate));
        }
        add(gate::countDown);

        assertThat(callbacks.awaitQuiet(LONG_NANOS)).isTrue();
    }

    @Tag("slow")
    @Test
    void callbacksThatWaitForOneBehindThemDoNotHangAlsoTheSecondTime() throws InterruptedException {
        callbacksThatWaitForOneBehindThemDoNotHang(2 * CallbackThreads.FEW);
        callbacksThatWaitForOneBehindThemDoNotHang(2 * CallbackThreads.FEW);
    }

    @Test
    void interruptThatACallbackLeavesBehindEndsNothing() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            add(() -> {
                Thread.currentThread().interrupt();
                ran.countDown();
            });
        }

        assertThat(callbacks.awaitQuiet(LONG_NANOS)).isTrue();
        assertThat(ran.getCount()).isZero();
    }

    @Tag("slow")
    @Test
    void waitForAllLastsAsLongAsTheyGoOnEnding() throws InterruptedException {
        List<CountDownLatch> gates =
                IntStream.range(0, 5).mapToObj(i -> new CountDownLatch(1)).toList();
        gates.forEach(gate -> add(() -> block(gate)));
        for (int i = 0; i < gates.size(); i++) {
            CompletableFuture.delayedExecutor(1_500L * (i + 1), TimeUnit.MILLISECONDS)
                    .execute(gates.get(i)::countDown);
        }

        assertThat(callbacks.awaitAll(TimeUnit.SECONDS.toNanos(5))).isZero();
    }

    @Test
    void waitForAllReturnsHowManyAreLeftWhenNoneEnds() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        Callbacks.Sequence sequence = callbacks.new Sequence();
        sequence.add(() -> block(gate));
        sequence.add(() -> {});
        add(() -> block(gate));

        assertThat(callbacks.awaitAll(TimeUnit.MILLISECONDS.toNanos(50))).isEqualTo(3);

        gate.countDown();
        assertThat(callbacks.awaitAll(LONG_NANOS)).isZero();
    }
}
