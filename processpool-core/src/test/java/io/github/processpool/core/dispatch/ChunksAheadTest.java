package io.github.processpool.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.processpool.AsyncResult;
import io.github.processpool.EncodingException;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.core.InProcessPools;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which chunks a busy worker prefetches, and that no idle worker waits while there are prefetched chunks. */
@Timeout(60)
class ChunksAheadTest {
    private static final int SPECIAL = 300; // there the items are known to be short

    // What the tasks of a test see, which run in this JVM:
    private static CountDownLatch isThere;
    private static CountDownLatch mayGo;
    private static AtomicInteger ran;
    private static List<Integer> lengths;

    @BeforeEach
    void prepare() {
        isThere = new CountDownLatch(1);
        mayGo = new CountDownLatch(1);
        ran = new AtomicInteger();
        lengths = Collections.synchronizedList(new ArrayList<>());
    }

    private static List<Integer> items(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    static int waiting(int item) throws InterruptedException {
        if (ran.getAndIncrement() == SPECIAL) {
            isThere.countDown();
            mayGo.await();
        }
        return item;
    }

    static int noteLength(byte[] bytes) {
        lengths.add(bytes.length);
        return 0;
    }

    static int waitingFor(byte[] bytes) throws InterruptedException {
        return waiting(bytes.length);
    }

    /** Waits for the item right behind it, which therefore has to be run by another worker. */
    static int ranWhenTheNextHasRun(int item) throws InterruptedException {
        int number = ran.incrementAndGet();
        if (item == SPECIAL) {
            mayGo.await();
            return ran.get();
        }
        if (item == SPECIAL + 1) {
            mayGo.countDown();
        }
        if (item > SPECIAL) {
            Thread.sleep(1);
        }
        return number;
    }

    private static long inFlightWhileOneRuns(Pool pool, Supplier<AsyncResult<?>> submission)
            throws InterruptedException {
        AsyncResult<?> result = submission.get();
        isThere.await();
        await().until(() ->
                pool.stats().completed() == SPECIAL); // those before it, each of which could prefetch another
        long inFlight = pool.stats().inFlight();
        mayGo.countDown();
        result.join();
        return inFlight;
    }

    @Test
    void aFewLieReadyBehindAShortOne() throws InterruptedException {
        try (Pool pool = InProcessPools.builder().workers(1).build()) {
            AsyncResult<?> result = pool.withChunkSize(1).mapAsync(ChunksAheadTest::waiting, items(1000));
            isThere.await();

            await().until(() -> pool.stats().inFlight() > 1);

            mayGo.countDown();
            assertThat(result.join()).isEqualTo(items(1000));
        }
    }

    @Test
    void nothingDoesUnderATimeLimitWhichCountsFromTheItemsStart() throws InterruptedException {
        try (Pool pool = InProcessPools.builder().workers(1).build()) {
            Pool view = pool.withChunkSize(1).withTimeout(Duration.ofHours(1));

            assertThat(inFlightWhileOneRuns(pool, () -> view.mapAsync(ChunksAheadTest::waiting, items(1000))))
                    .isEqualTo(1);
        }
    }

    @Test
    void nothingDoesInAWorkerThatRetires() throws InterruptedException {
        try (Pool pool =
                InProcessPools.builder().workers(1).maxTasksPerWorker(900).build()) {
            Pool view = pool.withChunkSize(1);

            assertThat(inFlightWhileOneRuns(pool, () -> view.mapAsync(ChunksAheadTest::waiting, items(1000))))
                    .isEqualTo(1);
        }
    }

    @Test
    void largeItemsDoNot() throws InterruptedException {
        try (Pool pool = InProcessPools.builder().workers(1).build()) {
            List<byte[]> items = new ArrayList<>(Collections.nCopies(SPECIAL - 1, new byte[10]));
            items.addAll(Collections.nCopies(10, new byte[3 << 20]));
            Pool view = pool.withChunkSize(1);

            assertThat(inFlightWhileOneRuns(pool, () -> view.mapAsync(ChunksAheadTest::waitingFor, items)))
                    .isEqualTo(1);
        }
    }

    @Test
    void largeItemsKeepTheirOrder() {
        List<byte[]> items = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            items.add(new byte[i < SPECIAL ? i : i + (100 << 10)]);
        }
        try (Pool pool = InProcessPools.builder().workers(1).build()) {
            pool.withChunkSize(1).map(ChunksAheadTest::noteLength, items);
        }
        assertThat(lengths).isEqualTo(items.stream().map(bytes -> bytes.length).toList());
    }

    @Test
    void nobodyWaitsForAnItemThatIsStuckBehindAnotherWhileThereIsMoreToDo() {
        int count = 3000;
        try (Pool pool = InProcessPools.builder().workers(2).build()) {
            List<Integer> ranBefore = pool.withChunkSize(1).map(ChunksAheadTest::ranWhenTheNextHasRun, items(count));

            assertThat(ranBefore.get(SPECIAL)).isLessThan(count - 1000);
        }
    }

    @Test
    void oneThatCannotBeEncodedFailsAlone() {
        List<Object> items = new ArrayList<>(items(1000));
        items.set(SPECIAL, Thread.currentThread());
        items.set(SPECIAL + 1, Thread.currentThread());
        items.set(999, Thread.currentThread());

        try (Pool pool = InProcessPools.builder().workers(2).build()) {
            List<Outcome<Object>> outcomes = pool.withChunkSize(1).mapSettled(item -> item, items);

            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Thread) {
                    assertThat(outcomes.get(i))
                            .isInstanceOfSatisfying(
                                    Outcome.Failure.class,
                                    failure -> assertThat(failure.error()).isInstanceOf(EncodingException.class));
                } else {
                    assertThat(outcomes.get(i)).isEqualTo(new Outcome.Success<>(i));
                }
            }
            await().until(() -> pool.stats().inFlight() == 0);
        }
    }

    @Test
    void theOrderOfResultsIsTheOrderOfItems() {
        try (Pool pool = InProcessPools.builder().workers(3).build()) {
            AsyncResult<List<Integer>> result = pool.withChunkSize(3).mapAsync(item -> item, items(20_000));

            assertThat(result.join()).isEqualTo(items(20_000));
        }
    }
}
