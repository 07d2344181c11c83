package io.github.processpool.core.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import io.github.processpool.TaskFailedException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedEvent;
import io.github.processpool.shared.SharedLock;
import io.github.processpool.shared.SharedLong;
import io.github.processpool.shared.SharedPipe;
import io.github.processpool.shared.SharedQueue;
import io.github.processpool.shared.SharedValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shared objects on their way: as arguments, captured, as results, inside each other; and where they can't go. */
@ExtendWith(NoLeaks.class)
class SharedObjectsIT {
    private static Pool pool;
    private static Manager manager;

    record Account(String owner, SharedLong balance) {}

    record Point(int x, List<Integer> more) {}

    @BeforeAll
    static void open() {
        pool = Pool.create(4);
        manager = Manager.create();
    }

    @AfterAll
    static void close() {
        manager.close();
        pool.close();
    }

    static long addTo(SharedLong counter, int delta) {
        return counter.addAndGet(delta);
    }

    static void deposit(Account account) {
        account.balance().addAndGet(5);
    }

    @Test
    void workersAndParentCountTogether() {
        SharedLong counter = manager.counter(10);

        pool.withChunkSize(1)
                .forEach(
                        i -> {
                            for (int k = 0; k < 100; k++) {
                                counter.addAndGet(1);
                            }
                        },
                        IntStream.range(0, 40).boxed().toList());

        assertThat(counter.get()).isEqualTo(4010);
        assertThat(pool.apply(SharedObjectsIT::addTo, counter, 5)).isEqualTo(4015);
        assertThat(counter.compareAndSet(4015, 1)).isTrue();
        assertThat(pool.<Boolean>apply(() -> counter.compareAndSet(4015, 2))).isFalse();
        assertThat(pool.<Long>apply(() -> counter.get())).isEqualTo(1);
    }

    @Test
    void twoPoolsOfTheJvmShareToo() {
        SharedLong counter = manager.counter(0);
        try (Pool other = Pool.create(1)) {
            other.run(() -> counter.addAndGet(1));
        }
        pool.run(() -> counter.addAndGet(1));

        assertThat(counter.get()).isEqualTo(2);
    }

    @Test
    @Conformance("Lists and maps keep all contracts, in a worker too; they may be nested; values "
            + "are copies; closed is a clear error")
    void objectsTravelInsideRecordsCollectionsAndEachOther() throws InterruptedException {
        SharedLong balance = manager.counter(0);
        ConcurrentMap<String, SharedQueue<Account>> desks = manager.map();
        desks.put("first", manager.queue(10));

        pool.run(() -> desks.get("first").put(new Account("Ada", balance)));
        pool.run(() -> {
            List<SharedQueue<Account>> all = new ArrayList<>(desks.values());
            deposit(all.get(0).take());
        });
        pool.forEach(SharedObjectsIT::deposit, List.of(new Account("Ben", balance)));

        assertThat(balance.get()).isEqualTo(10);
        assertThat(desks.get("first")).isEmpty();
    }

    @Test
    void whatComesBackIsTheVeryObject() {
        SharedLock lock = manager.lock();
        List<SharedLock> locks = manager.list();
        locks.add(lock);

        assertThat(pool.<SharedLock>apply(() -> lock)).isSameAs(lock);
        assertThat(pool.apply(() -> new ArrayList<>(locks))).containsExactly(lock);
        assertThat(locks.get(0)).isSameAs(lock);
    }

    @Test
    @Conformance("Lists and maps keep all contracts, in a worker too; they may be nested; values "
            + "are copies; closed is a clear error")
    void valuesAreCopiedInAndOut() {
        List<Integer> inside = new ArrayList<>(List.of(1));
        SharedValue<Point> value = manager.value(new Point(0, inside));
        inside.add(2);
        value.get().more().add(3);

        assertThat(value.get()).isEqualTo(new Point(0, List.of(1)));
        pool.run(() -> value.get().more().add(4));
        assertThat(value.get().more()).containsExactly(1);
        pool.run(() -> value.updateAndGet(before -> new Point(before.x() + 1, List.of(5))));
        assertThat(value.get()).isEqualTo(new Point(1, List.of(5)));
    }

    @Test
    void valueIsComparedByEqualsAndNotByItsForm() {
        SharedValue<Map<String, Integer>> value = manager.value(Map.of("a", 1));

        assertThat(pool.<Boolean>apply(() -> value.compareAndSet(new java.util.TreeMap<>(Map.of("a", 1)), Map.of())))
                .isTrue();
        assertThat(value.compareAndSet(Map.of("b", 1), Map.of("c", 1))).isFalse();
        assertThat(value.get()).isEmpty();
    }

    @Test
    @Conformance("Lists and maps keep all contracts, in a worker too; they may be nested; values "
            + "are copies; closed is a clear error")
    void closedManagerIsAClearErrorOnBothSides() {
        SharedLong counter;
        SharedEvent event;
        try (Manager shortLived = Manager.create()) {
            counter = shortLived.counter(0);
            event = shortLived.event();
        }

        assertThat(catchThrowable(counter::get))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(catchThrowable(() -> pool.run(event::set)))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("its manager is closed, and so are all of its shared objects");
    }

    @Test
    void objectOfTheParentCannotBeHandedOnToAWorkerOfAWorker() {
        SharedLong counter = manager.counter(0);

        Throwable failure = catchThrowable(() -> pool.run(() -> {
            try (Pool inner = Pool.create(1)) {
                inner.run(() -> counter.addAndGet(1));
            }
        }));

        assertThat(failure.getCause())
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("can't be given to a worker of this worker");
    }

    /** A forged counter, for whose name a task has guessed. */
    static long guess(SharedLong known) {
        Link link = ((Proxy) known).remote().link();
        return new LongProxy(new Remote(link, new SharedHandle("counter", "0".repeat(32), ""))).get();
    }

    @Test
    void unknownObjectIsRefused() {
        assertThat(catchThrowable(() -> pool.apply(SharedObjectsIT::guess, manager.counter(0))))
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    static long countInside() {
        try (Manager own = Manager.create();
                Pool inner = Pool.create(2)) {
            SharedLong counter = own.counter(0);
            inner.forEach(i -> counter.addAndGet(i), List.of(1, 2, 3));
            return counter.get();
        }
    }

    static SharedLong leaked() {
        return Manager.create().counter(0);
    }

    @Tag("slow")
    @Test
    void workerMakesAManagerForItsOwnPoolAndKeepsItsObjects() {
        assertThat(pool.apply(SharedObjectsIT::countInside)).isEqualTo(6);
        assertThat(catchThrowable(() -> pool.apply(SharedObjectsIT::leaked)))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("can't be given to the parent");
    }

    @Test
    void initializerAndSeveralThreadsOfATaskUseThem() {
        SharedLong counter = manager.counter(0);
        try (Pool initialized = Pool.builder()
                .workers(2)
                .initializer(() -> counter.addAndGet(1000))
                .build()) {
            initialized.run(() -> {
                Thread[] threads = new Thread[4];
                for (int i = 0; i < threads.length; i++) {
                    threads[i] = new Thread(() -> {
                        for (int k = 0; k < 250; k++) {
                            counter.addAndGet(-1);
                        }
                    });
                    threads[i].start();
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            });
            initialized.shutdown();
        }

        assertThat(counter.get()).isIn(0L, 1000L);
    }

    static long countWithoutEnd(SharedLong counter) {
        return counter.addAndGet(1) < 0 ? 0 : countWithoutEnd(counter) + 1;
    }

    @Tag("slow")
    @Test
    void recursionThatRunsOutOfStackInARequestCostsTheTaskAlone() {
        SharedLong counter = manager.counter(0);
        try (Pool single = Pool.create(1)) {
            long pid = single.apply(() -> ProcessHandle.current().pid());

            for (int round = 0; round < 5; round++) {
                assertThat(catchThrowable(() -> single.apply(SharedObjectsIT::countWithoutEnd, counter)))
                        .hasCauseInstanceOf(StackOverflowError.class);
            }

            assertThat(single.<Long>apply(() -> ProcessHandle.current().pid())).isEqualTo(pid);
            assertThat(single.<Long>apply(() -> counter.addAndGet(0))).isPositive();
        }
    }

    @Test
    void functionsTravelFromWorkerToWorker() throws InterruptedException {
        SharedQueue<io.github.processpool.SerializableFunction<Integer, Integer>> functions = manager.queue();
        pool.run(() -> functions.put(x -> x * 7));

        assertThat(pool.<Integer>apply(() -> functions.take().apply(6))).isEqualTo(42);
    }

    static void echo(SharedPipe.Connection<String> end) throws Exception {
        end.send(end.receive(Duration.ofSeconds(20)) + "!");
    }

    @Test
    @Conformance("Pipes: messages stay separate, large ones, nulls, time limits, the end")
    void connectionIsPassedOnAlone() throws Exception {
        SharedPipe<String> pipe = manager.pipe();
        var echoed = pool.runAsync(captured(pipe.right()));

        pipe.left().send("hello");

        assertThat(pipe.left().receive(Duration.ofSeconds(20))).isEqualTo("hello!");
        echoed.join();
    }

    private static io.github.processpool.SerializableRunnable captured(SharedPipe.Connection<String> end) {
        return () -> echo(end);
    }
}
