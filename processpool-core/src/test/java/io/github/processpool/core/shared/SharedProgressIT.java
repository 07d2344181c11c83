package io.github.processpool.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedEvent;
import io.github.processpool.shared.SharedLong;
import io.github.processpool.shared.SharedQueue;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks that wait for each other get on as long as they can: the pool adds no deadlock of its own. */
@ExtendWith(NoLeaks.class)
class SharedProgressIT {
    private static final Duration LONG = Duration.ofSeconds(25);
    private static final int ITEMS = 200;

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

    /** The first waits for all others. */
    static boolean waitForTheRest(int item, SharedLong done, SharedEvent all) throws InterruptedException {
        if (item == 0) {
            return all.await(LONG);
        }
        if (done.addAndGet(1) == ITEMS - 1) {
            all.set();
        }
        return true;
    }

    private static List<Integer> items() {
        return IntStream.range(0, ITEMS).boxed().toList();
    }

    @Test
    void itemsThatHaveNotStartedNeverStayBehindOneThatWaits() {
        for (int chunkSize : new int[] {1, 10, ITEMS / 2, ITEMS}) {
            SharedLong done = manager.counter(0);
            SharedEvent all = manager.event();

            assertThat(pool.withChunkSize(chunkSize).map(item -> waitForTheRest(item, done, all), items()))
                    .as("chunks of %d", chunkSize)
                    .containsOnly(true);
        }
    }

    @Test
    void itemsOfTheDefaultChunkSizeAndOfAStreamDoNotEither() {
        SharedLong done = manager.counter(0);
        SharedEvent all = manager.event();
        assertThat(pool.map(item -> waitForTheRest(item, done, all), items())).containsOnly(true);

        SharedLong streamed = manager.counter(0);
        SharedEvent allStreamed = manager.event();
        try (Stream<Boolean> results =
                pool.imapUnordered(item -> waitForTheRest(item, streamed, allStreamed), items())) {
            assertThat(results).hasSize(ITEMS).containsOnly(true);
        }
    }

    @Test
    void callsThatTravelTogetherDoNotEither() {
        SharedLong done = manager.counter(0);
        SharedEvent all = manager.event();
        List<AsyncResult<Boolean>> calls = items().stream()
                .map(item -> pool.applyAsync(each -> waitForTheRest(each, done, all), item))
                .toList();

        assertThat(calls.stream().map(AsyncResult::join)).containsOnly(true);
    }

    static int sumInside(SharedQueue<Integer> numbers) throws InterruptedException {
        try (Pool inner = Pool.create(1)) {
            int squared = 0;
            for (int i = 0; i < 3; i++) {
                squared += inner.<Integer, Integer>apply(x -> x * x, numbers.take());
            }
            return squared;
        }
    }

    @Test
    void taskMayWaitForSharedDataWhileItUsesAPoolOfItsOwn() throws InterruptedException {
        SharedQueue<Integer> numbers = manager.queue(1);
        AsyncResult<Integer> sum = pool.applyAsync(SharedProgressIT::sumInside, numbers);
        for (int i = 1; i <= 3; i++) {
            numbers.put(i);
        }

        assertThat(sum.join()).isEqualTo(14);
    }
}
