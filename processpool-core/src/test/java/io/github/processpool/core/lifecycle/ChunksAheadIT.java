package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What lies ready in a worker, behind the item that it runs, when something becomes of that item. */
@ExtendWith(NoLeaks.class)
class ChunksAheadIT {
    private static final int ITEMS = 1000;
    private static final int SPECIAL = 300; // there the items are known to be short

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(1);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private static List<Integer> items() {
        return IntStream.range(0, ITEMS).boxed().toList();
    }

    static int noted(int item, Journal ran) {
        ran.add(item);
        if (item == SPECIAL) {
            Runtime.getRuntime().halt(3);
        }
        return item;
    }

    static int waiting(int item, Journal ran, Flag isThere, Flag mayGo) throws IOException, InterruptedException {
        ran.add(item);
        if (item == SPECIAL) {
            isThere.raise();
            mayGo.block();
        }
        return item;
    }

    private static AsyncResult<List<Integer>> startAndWaitForChunksAhead(Journal ran, Flag isThere, Flag mayGo) {
        AsyncResult<List<Integer>> result =
                pool.withChunkSize(1).mapAsync(item -> waiting(item, ran, isThere, mayGo), items());
        isThere.awaitRaised();
        eventually().until(() -> pool.stats().inFlight() > 1);
        return result;
    }

    @Test
    void isRunInItsTurn(@TempDir Path dir) throws IOException {
        Journal ran = Journal.in(dir);
        Flag mayGo = Flag.in(dir, "mayGo");
        AsyncResult<List<Integer>> result = startAndWaitForChunksAhead(ran, Flag.in(dir, "isThere"), mayGo);

        mayGo.raise();

        assertThat(result.join()).isEqualTo(items());
        assertThat(ran.lines()).isEqualTo(items().stream().map(String::valueOf).toList());
        assertThat(pool.stats().inFlight()).isZero();
    }

    @Test
    void isRunElsewhereAndOnceWhenTheWorkerIsLost(@TempDir Path dir) {
        Journal ran = Journal.in(dir);

        List<Outcome<Integer>> outcomes = pool.withChunkSize(1).mapSettled(item -> noted(item, ran), items());

        for (int item = 0; item < ITEMS; item++) {
            Outcome<Integer> outcome = outcomes.get(item);
            if (item == SPECIAL) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Failure.class,
                                failure -> assertThat(failure.error())
                                        .isInstanceOf(WorkerCrashedException.class)
                                        .hasMessageContaining(String.valueOf(SPECIAL)));
            } else {
                assertThat(outcome).isEqualTo(new Outcome.Success<>(item));
            }
        }
        assertThat(ran.lines())
                .containsExactlyInAnyOrderElementsOf(
                        items().stream().map(String::valueOf).toList());
    }

    @Test
    void isNeverRunWhenTheCallIsCancelledTogetherWithItsWorker(@TempDir Path dir) {
        Journal ran = Journal.in(dir);
        AsyncResult<?> result = startAndWaitForChunksAhead(ran, Flag.in(dir, "isThere"), Flag.in(dir, "mayGo"));

        result.cancel(true);

        assertThat(pool.apply(Jobs::square, 7)).isEqualTo(49);
        assertThat(ran.lines()).hasSize(SPECIAL + 1);
        eventually().until(() -> pool.stats().inFlight() + pool.stats().queued() == 0);
    }

    @Test
    void isNeverRunWhenTheCallIsCancelled(@TempDir Path dir) throws IOException {
        Journal ran = Journal.in(dir);
        Flag mayGo = Flag.in(dir, "mayGo");
        long crashed = pool.stats().crashed();
        AsyncResult<?> result = startAndWaitForChunksAhead(ran, Flag.in(dir, "isThere"), mayGo);

        result.cancel(false);
        eventually().until(() -> pool.stats().inFlight() == 1); // it has been given back, though the worker is busy
        mayGo.raise();

        assertThat(pool.apply(Jobs::square, 7)).isEqualTo(49);
        assertThat(ran.lines()).hasSize(SPECIAL + 1);
        assertThat(pool.stats().crashed()).isEqualTo(crashed);
    }
}
