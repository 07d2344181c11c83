package io.github.processpool.core.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.AsyncResult;
import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.Worker;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.shared.Manager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys of shared maps whose own methods do what they like, in the JVM that has the map. */
@ExtendWith(NoLeaks.class)
class MoodyKeysIT {
    private static final Duration LONG = Duration.ofSeconds(40);

    private static Pool pool;
    private static Manager manager;
    private static ConcurrentMap<Object, Integer> used;
    private static CountDownLatch reached;
    private static CountDownLatch released;

    enum Mood {
        CALM,
        THROWS_ERROR,
        THROWS_INDEX_EXCEPTION,
        RECURS,
        USES_THE_MAP,
        BLOCKS,
        HASH_THROWS,
        HASH_BLOCKS
    }

    record Key(Mood mood, int number) {
        @Override
        public boolean equals(Object other) {
            if (Worker.isWorker()) {
                return other instanceof Key key && key.number == number;
            }
            switch (mood) {
                case THROWS_ERROR -> throw new AssertionError("moody");
                case THROWS_INDEX_EXCEPTION -> throw new IndexOutOfBoundsException("moody");
                case RECURS -> {
                    return isThat(other);
                }
                case USES_THE_MAP -> used.merge("comparisons", 1, Integer::sum);
                case BLOCKS -> block();
                default -> {}
            }
            return other instanceof Key key && key.number == number;
        }

        private boolean isThat(Object other) {
            return equals(other);
        }

        @Override
        public int hashCode() {
            if (!Worker.isWorker() && mood == Mood.HASH_THROWS) {
                throw new AssertionError("moody");
            }
            if (!Worker.isWorker() && mood == Mood.HASH_BLOCKS) {
                block();
            }
            return 1;
        }
    }

    private static void block() {
        reached.countDown();
        boolean interrupted = false;
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true; // even so
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeAll
    static void open() {
        pool = Pool.create(2);
        manager = Manager.create();
    }

    @AfterAll
    static void close() {
        manager.close();
        pool.close();
    }

    private static ConcurrentMap<Object, Integer> mapWith(Key key) {
        ConcurrentMap<Object, Integer> map = manager.map();
        map.put(key, 1);
        return map;
    }

    private static void putFails(Mood mood) {
        ConcurrentMap<Object, Integer> map = mapWith(new Key(Mood.CALM, 1));
        try (Pool one = Pool.create(1)) {
            long pid = one.apply(() -> ProcessHandle.current().pid());

            assertThat(catchThrowable(() -> one.apply(() -> map.put(new Key(mood, 2), 2))))
                    .rootCause()
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("key: its ");

            assertThat(one.apply(() -> map.get(new Key(Mood.CALM, 1)))).isEqualTo(1);
            assertThat(one.apply(() -> ProcessHandle.current().pid())).isEqualTo(pid);
            assertThat(map).hasSize(1);
        }
    }

    @Test
    void errorOfEqualsFailsTheOperationAlone() {
        putFails(Mood.THROWS_ERROR);
    }

    @Test
    void exceptionThatTheProtocolThrowsTooIsNotTakenForItsOwn() {
        putFails(Mood.THROWS_INDEX_EXCEPTION);
    }

    @Test
    void endlessRecursionOfEqualsFailsTheOperationAlone() {
        putFails(Mood.RECURS);
    }

    @Test
    void errorOfHashCodeFailsTheOperationAlone() {
        putFails(Mood.HASH_THROWS);
    }

    @Test
    void equalsMayUseTheMapItself() {
        used = mapWith(new Key(Mood.CALM, 1));
        ConcurrentMap<Object, Integer> map = used;

        pool.run(() -> {
            map.put(new Key(Mood.USES_THE_MAP, 1), 2);
            map.putAll(Map.of(new Key(Mood.USES_THE_MAP, 2), 3));
        });

        assertThat(map.get(new Key(Mood.CALM, 1))).isEqualTo(2);
        assertThat(map.get("comparisons")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void equalsThatBlocksHoldsUpNoOtherCall() throws Exception {
        blockingHoldsUpNoOtherCall(Mood.BLOCKS);
    }

    @Test
    void hashCodeThatBlocksHoldsUpNoOtherCall() throws Exception {
        blockingHoldsUpNoOtherCall(Mood.HASH_BLOCKS);
    }

    private static void blockingHoldsUpNoOtherCall(Mood mood) throws Exception {
        reached = new CountDownLatch(1);
        released = new CountDownLatch(1);
        ConcurrentMap<Object, Integer> map = mapWith(new Key(Mood.CALM, 1));
        Pool closed = Pool.create(2);
        try (closed) {
            AsyncResult<Integer> stuck = closed.applyAsync(() -> map.put(new Key(mood, 1), 2));
            reached.await();

            assertThat(closed.applyAsync(() -> map.put(new Key(Mood.CALM, 1), 3))
                            .get(LONG))
                    .isEqualTo(1);
            assertThat(closed.applyAsync(() -> map.put("other", 4)).get(LONG)).isNull();
            assertThat(map.get(new Key(Mood.CALM, 1))).isEqualTo(3);
            assertThat(catchThrowable(() ->
                            closed.withTimeout(Duration.ofMillis(300)).apply(() -> map.put(new Key(mood, 1), 5))))
                    .isInstanceOf(TaskTimeoutException.class);
            assertThat(stuck.isDone()).isFalse();
            closed.terminate();
        } finally {
            released.countDown();
        }
    }
}
