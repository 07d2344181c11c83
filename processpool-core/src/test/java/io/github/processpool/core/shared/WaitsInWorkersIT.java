package io.github.processpool.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedEvent;
import io.github.processpool.shared.SharedLock;
import io.github.processpool.shared.SharedLong;
import io.github.processpool.shared.SharedQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Threads of a worker that wait: each for its own answer, several at once, limited, interrupted. */
@ExtendWith(NoLeaks.class)
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"}) // no wait here ends for nothing
class WaitsInWorkersIT {
    private static final Duration LONG = Duration.ofSeconds(25);

    private static Pool pool;

    private final Manager manager = Manager.create();

    @BeforeAll
    static void open() {
        pool = Pool.create(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @AfterEach
    void closeManager() {
        manager.close();
    }

    private static <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> future = new FutureTask<>(work);
        new Thread(future).start();
        return future;
    }

    /** Interrupts this very thread, once it waits for the queue or before that: both must end the wait. */
    static String interrupted(SharedQueue<String> queue, SharedLong before) throws Exception {
        Thread waiter = Thread.currentThread();
        FutureTask<Void> interrupter = start(() -> {
            before.addAndGet(1);
            waiter.interrupt();
            return null;
        });
        String seen;
        try {
            seen = queue.take();
        } catch (InterruptedException e) {
            seen = "interrupted, and then " + Thread.interrupted();
        }
        interrupter.get();
        queue.put("after that");
        return seen + "; " + queue.take();
    }

    @Test
    @Conformance("Waits survive interrupts; a pool closes while tasks wait")
    void interruptEndsAWaitAtOnceAndLosesNothing() {
        SharedQueue<String> queue = manager.queue();
        SharedLong count = manager.counter(0);

        for (int round = 0; round < 50; round++) {
            assertThat(pool.<String>apply(() -> interrupted(queue, count)))
                    .isEqualTo("interrupted, and then false; after that");
        }
    }

    static boolean lockWhileInterrupted(SharedLock lock) {
        Thread.currentThread().interrupt();
        lock.lock();
        lock.unlock();
        return Thread.interrupted();
    }

    @Test
    void whatIsUninterruptibleKeepsTheInterrupt() {
        SharedLock lock = manager.lock();

        assertThat(pool.apply(WaitsInWorkersIT::lockWhileInterrupted, lock)).isTrue();
    }

    static List<Long> millisOfPolls(SharedQueue<String> queue, List<Integer> limits) throws Exception {
        return limits.stream().map(limit -> millisOfPoll(queue, limit)).toList();
    }

    private static long millisOfPoll(SharedQueue<String> queue, int limit) {
        long start = System.nanoTime();
        try {
            assertThat(queue.poll(limit, TimeUnit.MILLISECONDS)).isNull();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Test
    @Conformance("`put` and `take` of a queue, with and without waiting, with time limits")
    void limitsOfTimeAreKeptHoweverShort() {
        SharedQueue<String> queue = manager.queue();
        List<Integer> limits = List.of(0, 1, 3, 6, 20, 100);

        List<Long> took = pool.<List<Long>>apply(() -> millisOfPolls(queue, limits));

        for (int i = 0; i < took.size(); i++) {
            assertThat(took.get(i)).isBetween((long) limits.get(i), limits.get(i) + 5000L);
        }
    }

    static boolean awaitSignal(SharedLock lock) throws InterruptedException {
        Condition condition = lock.newCondition();
        lock.lock();
        try {
            boolean none = condition.await(30, TimeUnit.MILLISECONDS);
            FutureTask<Void> signaller = start(() -> {
                lock.lock();
                condition.signal();
                lock.unlock();
                return null;
            });
            condition.await();
            return !none && !signaller.isCancelled();
        } finally {
            lock.unlock();
        }
    }

    @Test
    @Conformance("Conditions: signal one, signal all, time limits, interrupts")
    void conditionsWorkAmongTheThreadsOfAWorker() {
        SharedLock lock = manager.lock();

        assertThat(pool.apply(WaitsInWorkersIT::awaitSignal, lock)).isTrue();
        assertThat(lock.tryLock()).isTrue();
        lock.unlock();
    }

    static long othersGoOn(SharedQueue<String> queue, SharedLong counter) throws Exception {
        List<FutureTask<String>> takers =
                IntStream.range(0, 5).mapToObj(i -> start(queue::take)).toList();
        for (int i = 0; i < 500; i++) {
            counter.addAndGet(1);
        }
        for (FutureTask<String> ignored : takers) {
            queue.put("x");
        }
        for (FutureTask<String> taker : takers) {
            counter.addAndGet(taker.get().length());
        }
        return counter.get();
    }

    @Test
    void threadsThatWaitForLongHoldUpNoOthersOfTheirWorker() {
        SharedQueue<String> queue = manager.queue();
        SharedLong counter = manager.counter(0);

        assertThat(pool.<Long>apply(() -> othersGoOn(queue, counter))).isEqualTo(505);
    }

    @Test
    void takersThatWaitCostNoThreadAndHoldUpNoResults() throws Exception {
        SharedQueue<String> queue = manager.queue();
        SharedEvent release = manager.event();
        SharedLong waiting = manager.counter(0);
        pool.run(() -> {});
        int before = Thread.activeCount();
        var blocked = pool.runAsync(() -> {
            for (int i = 0; i < 30; i++) {
                var unused = start(queue::take);
            }
            waiting.addAndGet(1);
            release.await(LONG);
        });

        assertThat(pool.withChunkSize(1).map(x -> x + 1, List.of(1, 2, 3))).containsExactly(2, 3, 4);
        assertThat(Thread.activeCount()).isLessThan(before + 15);
        release.set();
        blocked.join();
        for (int i = 0; i < 30; i++) {
            queue.put("for each of them");
        }
        assertThat(waiting.get()).isEqualTo(1);
    }
}
