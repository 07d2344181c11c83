package io.github.processpool.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.Progress;
import io.github.processpool.ProgressListener;
import io.github.processpool.SerializableFunction;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.Gate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How work is cut into chunks and distributed, and how progress is reported. */
abstract class SchedulingContract extends PoolContract {

    // ---- chunks; how many messages a call takes shows in the bytes that it sends ----

    @Test
    @Conformance("Chunks grow for tiny items and stay at 1 for slow ones, in each call; a slow item delays no other")
    void tinyItemsTravelInLargeChunks() {
        List<Integer> items = numbers(5000);

        long oneByOne = bytesSentBy(view -> view.withChunkSize(1).map(PoolContract::square, items));
        long automatic = bytesSentBy(view -> view.map(PoolContract::square, items));

        assertThat(automatic).isLessThan(oneByOne / 4);
    }

    @Test
    @Conformance("Chunks grow for tiny items and stay at 1 for slow ones, in each call; a slow item delays no other")
    void slowItemsTravelOneByOneAlsoAfterTinyOnes() {
        List<Integer> items = numbers(24);
        SerializableFunction<Integer, Integer> slow = i -> {
            Thread.sleep(15);
            return i;
        };
        pool.withChunkSize(1).map(slow, items); // from here on every worker knows the function

        long oneByOne = bytesSentBy(view -> view.withChunkSize(1).map(slow, items));
        pool.map(PoolContract::square, numbers(5000));
        long automatic = bytesSentBy(view -> view.map(slow, items));

        assertThat(automatic).isCloseTo(oneByOne, Percentage.withPercentage(15));
    }

    @Test
    void anImapKeepsToAFixedChunkSize() {
        List<Integer> items = numbers(1000);
        SerializableFunction<Integer, Integer> function = PoolContract::square;

        long mapped = bytesSentBy(view -> view.withChunkSize(10).map(function, items));
        long streamed = bytesSentBy(view -> {
            try (Stream<Integer> stream = view.withChunkSize(10).imap(function, items)) {
                assertThat(stream.toList()).isEqualTo(squares(1000));
            }
        });

        assertThat(streamed).isCloseTo(mapped, Percentage.withPercentage(35));
    }

    private long bytesSentBy(Consumer<Pool> call) {
        long before = pool.stats().bytesSent();
        call.accept(pool);
        return pool.stats().bytesSent() - before;
    }

    @Test
    @Conformance("Chunks grow for tiny items and stay at 1 for slow ones, in each call; a slow item delays no other")
    void aSlowItemHoldsUpNoOther(@TempDir Path folder) throws Exception {
        needsSeveralWorkers();
        Gate gate = Gate.in(folder, "gate");

        AsyncResult<List<Integer>> result = pool.mapAsync(
                i -> {
                    if (i == 500) {
                        gate.pass();
                    }
                    return i;
                },
                numbers(1000));

        awaitThat(() -> pool.stats().queued() + pool.stats().inFlight() == 1);
        assertThat(result.isDone()).isFalse();
        gate.open();
        assertThat(result.get(LONG)).isEqualTo(numbers(1000));
    }

    // ---- progress ----

    @Test
    @Conformance("Every call of many items reports progress, also of none: one report at a time, at "
            + "a bounded rate, with an estimate")
    void theLastReportOfAMapSaysThatAllIsDone() throws Exception {
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();

        AsyncResult<List<Integer>> result =
                pool.withProgress(told::add).withChunkSize(3).mapAsync(i -> 1 / (i % 5), numbers(40));

        assertThat(result.await(LONG)).isTrue();
        List<Progress> reports = untilTheLast(told, 40);
        assertThat(reports).allMatch(report -> report.total().equals(OptionalLong.of(40)));
        assertThat(reports).extracting(Progress::done).isSorted();
        assertThat(last(reports).failed()).isEqualTo(8);
    }

    @Test
    @Conformance("Every call of many items reports progress, also of none: one report at a time, at "
            + "a bounded rate, with an estimate")
    void everyCallOfManyItemsTellsItsProgress() throws Exception {
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();
        Pool view = pool.withProgress(told::add);

        view.forEach(i -> {}, numbers(11));
        assertThat(last(untilTheLast(told, 11)).failed()).isZero();
        view.starmap((a, b) -> a + b, List.of(Map.entry(1, 2), Map.entry(3, 4)));
        assertThat(last(untilTheLast(told, 2)).failed()).isZero();
        view.mapSettled(i -> 1 / i, numbers(3));
        assertThat(last(untilTheLast(told, 3)).failed()).isEqualTo(1);
    }

    @Test
    @Conformance("Every call of many items reports progress, also of none: one report at a time, at "
            + "a bounded rate, with an estimate")
    void anEmptyInputIsDoneWithTheFirstReport() throws Exception {
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();

        pool.withProgress(told::add).map(PoolContract::square, List.<Integer>of());

        List<Progress> reports = untilTheLast(told, 0);
        assertThat(reports).hasSize(1);
        assertThat(last(reports).total()).hasValue(0);
        assertThat(last(reports).failed()).isZero();
    }

    @Test
    @Conformance("Every call of many items reports progress, also of none: one report at a time, at "
            + "a bounded rate, with an estimate")
    void theProgressOfAStreamHasNoTotal() throws Exception {
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();

        try (Stream<Integer> stream = pool.withProgress(told::add).imap(PoolContract::square, numbers(30))) {
            var results = stream.iterator();
            while (results.hasNext()) {
                results.next();
            }
        }

        List<Progress> reports = untilTheLast(told, 30);
        assertThat(reports).allMatch(report -> report.total().isEmpty());
        assertThat(reports).extracting(Progress::done).isSorted();
    }

    @Test
    @Conformance("Every call of many items reports progress, also of none: one report at a time, at "
            + "a bounded rate, with an estimate")
    void reportsComeOneAtATimeAndAtABoundedRate() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        BlockingQueue<Integer> overlaps = new LinkedBlockingQueue<>();
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();
        ProgressListener listener = progress -> {
            overlaps.add(inside.incrementAndGet());
            told.add(progress);
            inside.decrementAndGet();
        };
        long start = System.nanoTime();

        pool.withProgress(listener).withChunkSize(1).map(PoolContract::square, numbers(2000));

        long tenths = (System.nanoTime() - start) / 100_000_000;
        assertThat(untilTheLast(told, 2000)).hasSizeLessThanOrEqualTo((int) tenths + 3);
        assertThat(overlaps).containsOnly(1);
    }

    @Test
    @Conformance("Every call of many items reports progress, also of none: one report at a time, at "
            + "a bounded rate, with an estimate")
    void aListenerThatThrowsHarmsNothing() {
        AtomicInteger told = new AtomicInteger();
        ProgressListener listener = progress -> {
            told.incrementAndGet();
            throw new IllegalStateException("a listener's own exception");
        };

        List<Integer> results = pool.withProgress(listener).map(PoolContract::square, numbers(20));

        assertThat(results).isEqualTo(squares(20));
        awaitThat(() -> told.get() > 0);
    }

    @Test
    @Conformance("Every call of many items reports progress, also of none: one report at a time, at "
            + "a bounded rate, with an estimate")
    void theTimeLeftIsEstimatedFromWhatIsDone() throws Exception {
        BlockingQueue<Progress> told = new LinkedBlockingQueue<>();

        pool.withProgress(told::add)
                .withChunkSize(1)
                .map(
                        i -> {
                            Thread.sleep(10);
                            return i;
                        },
                        numbers(20 * workers()));

        List<Progress> reports = untilTheLast(told, 20 * workers());
        assertThat(reports.get(0).timeLeft())
                .hasValueSatisfying(left -> assertThat(left).isPositive());
        assertThat(last(reports).timeLeft())
                .hasValueSatisfying(left -> assertThat(left).isZero());
    }

    /** Takes reports up to the one with this number of finished items. */
    private static List<Progress> untilTheLast(BlockingQueue<Progress> told, int done) throws InterruptedException {
        List<Progress> reports = new ArrayList<>();
        do {
            Progress next = told.poll(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("a report after " + reports).isNotNull();
            reports.add(next);
        } while (last(reports).done() < done);
        return reports;
    }

    private static Progress last(List<Progress> reports) {
        return reports.get(reports.size() - 1);
    }
}
