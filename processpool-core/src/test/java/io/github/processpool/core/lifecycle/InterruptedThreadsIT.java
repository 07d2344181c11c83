package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLong;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Interrupts that reach the pool's own threads, in a worker or in the application, cost nothing. */
@ExtendWith(NoLeaks.class)
@SuppressWarnings("FutureReturnValueIgnored") // that is the point
class InterruptedThreadsIT {
    private static final int MANY = 6_000; // enough for each thread that a worker starts in its life

    static void interruptAll() {
        Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);
    }

    static int interruptingAll(int item) {
        if (item % 50 == 0) {
            interruptAll();
        }
        return item;
    }

    static int slowAndInterruptingAll(int item) {
        interruptAll();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        while (System.nanoTime() - end < 0) {
            interruptAll();
        }
        return item;
    }

    /** An interrupt of each of the worker's threads, at each moment of a task's life. */
    static int leavingAnInterrupterBehind(int millis) {
        Thread interrupter = new Thread(() -> {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            Thread[] others = new Thread[100];
            while (System.nanoTime() - end < 0) {
                for (int i = Thread.currentThread().getThreadGroup().getParent().enumerate(others) - 1; i >= 0; i--) {
                    if (others[i] != Thread.currentThread()) {
                        others[i].interrupt();
                    }
                }
            }
        });
        interrupter.setDaemon(true);
        interrupter.start();
        return millis;
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void aTaskThatInterruptsAllThreadsOfItsWorkerCostsNothing() {
        try (Pool pool = Pool.create(1)) {
            long pid = pool.apply(Jobs::pid);

            assertThat(pool.map(InterruptedThreadsIT::interruptingAll, numbers(MANY)))
                    .isEqualTo(numbers(MANY));
            assertThat(pool.withTimeout(Duration.ofMinutes(1))
                            .map(InterruptedThreadsIT::slowAndInterruptingAll, numbers(20)))
                    .isEqualTo(numbers(20));
            assertThat(pool.apply(Jobs::pid)).isEqualTo(pid);
        }
    }

    @Test
    void aThreadThatGoesOnInterruptingAfterItsTaskDisturbsNoMessage() {
        try (Pool pool = Pool.create(2);
                Manager manager = Manager.create()) {
            SharedLong counter = manager.counter(0);
            pool.withChunkSize(1).map(InterruptedThreadsIT::leavingAnInterrupterBehind, List.of(1_500, 1_500));

            assertThat(pool.map(Jobs::square, numbers(MANY)))
                    .isEqualTo(numbers(MANY).stream().map(Jobs::square).toList());
            pool.forEach(item -> counter.addAndGet(item), numbers(500));
            assertThat(counter.get()).isEqualTo(500 * 499 / 2);
            assertThat(pool.stats().restarts()).isZero();
        }
    }

    @Test
    void aWorkerThatInterruptsItselfInItsInitializerStartsItsFirstTaskUninterrupted() {
        try (Pool pool = Pool.builder()
                .workers(1)
                .initializer(() -> Thread.currentThread().interrupt())
                .build()) {
            assertThat(pool.apply(() -> Thread.currentThread().isInterrupted())).isFalse();
        }
    }

    @Test
    void resultsOfATaskThatExitsAmidInterruptsAreNotLost() {
        try (Pool pool = Pool.create(1)) {
            List<AsyncResult<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                results.add(pool.applyAsync(InterruptedThreadsIT::interruptingAll, i));
            }
            AsyncResult<Integer> last = pool.applyAsync(() -> {
                interruptAll();
                System.exit(3);
                return 0;
            });

            for (int i = 0; i < 3; i++) {
                assertThat(results.get(i).join()).isEqualTo(i);
            }
            assertThat(last.await(Duration.ofMinutes(1))).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Interrupts all threads of this JVM that are the pools', as often as it can, until it is closed. */
    @SuppressWarnings("try") // it is closed by tests alone, which are not interrupted
    private static final class Interrupter implements AutoCloseable {
        private final CountDownLatch rounds = new CountDownLatch(100);
        private volatile boolean ended;
        private final Thread thread = new Thread(this::run);

        Interrupter() {
            thread.start();
        }

        private void run() {
            while (!ended || rounds.getCount() > 0) {
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("processpool-"))
                        .forEach(Thread::interrupt);
                rounds.countDown();
            }
        }

        @Override
        public void close() throws InterruptedException {
            ended = true;
            thread.join();
        }
    }

    @Test
    @SuppressWarnings("try") // that it is there is all
    void anApplicationThatInterruptsThePoolsThreadsLosesNothing() throws Exception {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Queue<Integer> told = new ConcurrentLinkedQueue<>();
        try (Interrupter unused = new Interrupter()) {
            try (Pool pool = Pool.builder()
                    .workers(2)
                    .workerOutput(output -> lines.add(output.line()))
                    .build()) {
                assertThat(pool.map(Jobs::square, numbers(MANY)))
                        .isEqualTo(numbers(MANY).stream().map(Jobs::square).toList());
                try (Stream<Integer> squares = pool.imap(Jobs::square, numbers(300))) {
                    assertThat(squares.toList()).hasSize(300);
                }
                for (int i = 0; i < 20; i++) {
                    pool.applyAsync(Jobs::square, i).onSuccess(told::add);
                }
                pool.forEach(item -> System.out.println("line " + item), numbers(100));
                assertThat(pool.stats().restarts()).isZero();
                pool.mapSettled(InterruptedThreadsIT::exit, List.of(1)); // its place is filled amid interrupts
                assertThat(pool.map(Jobs::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
            }
        }

        assertThat(lines)
                .containsAll(numbers(100).stream().map(i -> "line " + i).toList());
        assertThat(told).hasSize(20);
    }

    static int exit(int code) {
        System.exit(code);
        return code;
    }
}
