package io.github.processpool.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.PoolStats;
import io.github.processpool.SerializableFunction;
import io.github.processpool.TaskFailedException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.Gate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that come one by one, from an input that is read as they are taken. */
abstract class StreamsContract extends PoolContract {
    /** More than any window for tiny items, for each worker. */
    private static final int LARGEST_WINDOW = 2_000;

    @ParameterizedTest(name = "in chunks of {0}")
    @ValueSource(ints = {0, 1, 7, 100, 5000})
    @Conformance({
        "`imap` iterates in order; at its end the iterator reports the end each time it is asked",
        "`imap` of 1000 items in chunks of 100"
    })
    void anImapGivesTheResultsInTheOrderOfTheItems(int chunkSize) {
        try (Stream<Integer> stream = chunked(chunkSize).imap(PoolContract::square, numbers(1000))) {
            assertThat(stream.toList()).isEqualTo(squares(1000));
        }
    }

    @ParameterizedTest(name = "in chunks of {0}")
    @ValueSource(ints = {0, 1, 7, 100, 5000})
    @Conformance("`imapUnordered` gives every result once, with and without chunks")
    void anUnorderedImapGivesEveryResultOnce(int chunkSize) {
        try (Stream<Integer> stream = chunked(chunkSize).imapUnordered(PoolContract::square, numbers(1000))) {
            assertThat(stream.toList()).containsExactlyInAnyOrderElementsOf(squares(1000));
        }
    }

    @ParameterizedTest(name = "ordered: {0}")
    @ValueSource(booleans = {true, false})
    @Conformance("`imap` iterates in order; at its end the iterator reports the end each time it is asked")
    void anIteratorAtItsEndSaysSoEachTime(boolean ordered) {
        try (Stream<Integer> stream = imap(pool, ordered, PoolContract::square, List.of(3))) {
            Iterator<Integer> results = stream.iterator();
            assertThat(results.next()).isEqualTo(9);

            for (int i = 0; i < 3; i++) {
                assertThat(results.hasNext()).isFalse();
                assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
            }
        }
    }

    @Test
    @Conformance("Results keep the order of the items even if later ones finish first; unordered, "
            + "the fastest come first")
    void anUnorderedImapGivesTheFastestResultsFirst(@TempDir Path folder) {
        needsSeveralWorkers();
        Gate gate = Gate.in(folder, "gate");
        List<Integer> seen = new ArrayList<>();

        try (Stream<Integer> stream = pool.withChunkSize(1)
                .imapUnordered(
                        i -> {
                            if (i == 0) {
                                gate.pass();
                            }
                            return i;
                        },
                        numbers(6))) {
            stream.forEach(result -> {
                seen.add(result);
                if (seen.size() == 5) {
                    gate.open();
                }
            });
        }

        assertThat(seen).hasSize(6).endsWith(0);
        assertThat(seen.subList(0, 5)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void aStreamMayHoldNull() {
        try (Stream<Integer> stream = pool.imap(i -> i == 1 ? null : i, numbers(3))) {
            Iterator<Integer> results = stream.iterator();
            assertThat(results.next()).isZero();
            assertThat(results.next()).isNull();
            assertThat(results.next()).isEqualTo(2);
        }
    }

    @Test
    void countRunsTheTasks(@TempDir Path folder) {
        try (Stream<Integer> stream = pool.imap(
                i -> {
                    Gate.in(folder, "ran-" + i).open();
                    return i;
                },
                numbers(7))) {
            assertThat(stream.count()).isEqualTo(7);
        }
        assertThat(folder.toFile().list()).hasSize(7);
    }

    @Test
    void nothingIsReadBeforeTheTerminalOperationAndThenInTheConsumingThread() {
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        Iterable<Integer> input = () -> {
            readers.add(Thread.currentThread());
            return numbers(100).stream()
                    .peek(i -> readers.add(Thread.currentThread()))
                    .iterator();
        };

        try (Stream<Integer> stream = pool.imap(PoolContract::square, input)) {
            assertThat(readers).isEmpty();
            assertThat(stream.toList()).isEqualTo(squares(100));
        }

        assertThat(readers).containsExactly(Thread.currentThread());
    }

    // ---- an input that fails ----

    @ParameterizedTest(name = "at item {0}, in chunks of {1}")
    @CsvSource({"3, 0", "3, 1", "3, 4", "7, 0", "7, 2", "7, 4", "0, 0", "0, 3"})
    @Conformance({
        "What the input's iterator throws is not wrapped",
        "An input that throws, at once or later, that reports a wrong size, or that uses the pool "
                + "itself causes no hang",
        "An `imap` whose input throws first returns every result before that, for any chunk size"
    })
    void anInputThatFailsDoesSoAfterTheResultsBeforeIt(int place, int chunkSize) {
        Exception failure = new IllegalStateException("no more input");
        List<Integer> seen = new ArrayList<>();

        try (Stream<Integer> stream = chunked(chunkSize).imap(PoolContract::square, Inputs.failingAt(place, failure))) {
            assertThatThrownBy(() -> stream.forEach(seen::add)).isSameAs(failure);
        }

        assertThat(seen).isEqualTo(squares(place));
    }

    @ParameterizedTest(name = "at item {0}, in chunks of {1}")
    @CsvSource({"3, 0", "3, 1", "3, 4", "7, 0", "7, 2", "7, 4", "0, 0", "0, 3"})
    @Conformance({
        "What the input's iterator throws is not wrapped",
        "An input that throws, at once or later, that reports a wrong size, or that uses the pool "
                + "itself causes no hang",
        "An `imapUnordered` whose input throws first returns every result before that"
    })
    void anInputThatFailsDoesSoAfterTheResultsBeforeItInAnyOrder(int place, int chunkSize) {
        Exception failure = new IllegalStateException("no more input");
        List<Integer> seen = new ArrayList<>();

        try (Stream<Integer> stream =
                chunked(chunkSize).imapUnordered(PoolContract::square, Inputs.failingAt(place, failure))) {
            assertThatThrownBy(() -> stream.forEach(seen::add)).isSameAs(failure);
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(squares(place));
    }

    @Test
    @Conformance("An input that throws, at once or later, that reports a wrong size, or that uses "
            + "the pool itself causes no hang")
    void anInputWhoseIteratorCannotBeHadFailsTheStream() {
        RuntimeException failure = new IllegalStateException("no input");
        Iterable<Integer> input = () -> {
            throw failure;
        };

        try (Stream<Integer> stream = pool.imap(PoolContract::square, input)) {
            assertThatThrownBy(stream::toList).isSameAs(failure);
        }
    }

    @Test
    @Conformance("An input that throws, at once or later, that reports a wrong size, or that uses "
            + "the pool itself causes no hang")
    void anInputThatThrowsWhatItDoesNotDeclareFailsTheStreamToo() {
        Exception failure = new Exception("a checked exception in disguise");
        List<Integer> seen = new ArrayList<>();

        try (Stream<Integer> stream = pool.withChunkSize(4).imap(PoolContract::square, Inputs.failingAt(3, failure))) {
            assertThatThrownBy(() -> stream.forEach(seen::add)).isSameAs(failure);
        }

        assertThat(seen).isEqualTo(squares(3));
    }

    @Test
    void anUnorderedImapGoesOnAfterAFailureToo() {
        List<Object> seen = new ArrayList<>();

        try (Stream<Integer> stream = pool.imapUnordered(i -> 12 / (i - 2), numbers(5))) {
            Iterator<Integer> results = stream.iterator();
            boolean more = true;
            while (more) {
                try {
                    more = results.hasNext();
                    if (more) {
                        seen.add(results.next());
                    }
                } catch (TaskFailedException e) {
                    seen.add(e.index());
                }
            }
        }

        assertThat(seen).containsExactlyInAnyOrder(-6, -12, 2, 12, 6);
    }

    // ---- an input without an end ----

    @ParameterizedTest(name = "ordered: {0}")
    @ValueSource(booleans = {true, false})
    @Conformance({
        "An `imap` reads its input a bounded window ahead; in chunks of 1, a few items",
        "The same window bounds items that are unfinished or whose results are not taken"
    })
    void anEndlessInputIsReadNoFurtherThanAWindow(boolean ordered) {
        AtomicInteger read = new AtomicInteger();

        try (Stream<Integer> stream =
                imap(pool.withChunkSize(1), ordered, PoolContract::square, Inputs.endless(read))) {
            Iterator<Integer> results = stream.iterator();
            for (int taken = 1; taken <= 200; taken++) {
                results.next();
                assertThat(read.get()).isBetween(taken, taken + 8 * workers());
            }
        }
    }

    @Test
    @Conformance({
        "An `imap` reads its input a bounded window ahead; in chunks of 1, a few items",
        "The same window bounds items that are unfinished or whose results are not taken"
    })
    void theWindowGrowsWithTheRateOfTinyItemsAndStaysBounded() {
        AtomicInteger read = new AtomicInteger();

        try (Stream<Integer> stream = pool.imap(PoolContract::square, Inputs.endless(read))) {
            Iterator<Integer> results = stream.iterator();
            for (int taken = 1; taken <= 20_000; taken++) {
                results.next();
                assertThat(read.get()).isBetween(taken, taken + LARGEST_WINDOW * workers());
            }
        }
    }

    @Test
    @Conformance({
        "The same window bounds items that are unfinished or whose results are not taken",
        "A stream closed half-way releases its workers and drops the rest; two streams share a pool"
    })
    void aStreamThatNobodyReadsOnHoldsNoMoreThanItsWindow() {
        AtomicInteger read = new AtomicInteger();
        PoolStats before = pool.stats();

        try (Stream<Integer> stream = pool.withChunkSize(2).imap(PoolContract::square, Inputs.endless(read))) {
            Iterator<Integer> results = stream.iterator();
            results.next();
            awaitThat(() -> pool.stats().queued() + pool.stats().inFlight() == 0);

            assertThat(read.get()).isLessThanOrEqualTo(16 * workers());
            assertThat(pool.stats().completed() - before.completed()).isEqualTo(read.get());
        }
    }

    // ---- streams that are closed early, or side by side ----

    @ParameterizedTest(name = "ordered: {0}")
    @ValueSource(booleans = {true, false})
    @Conformance("A stream closed half-way releases its workers and drops the rest; two streams share a pool")
    void closingAStreamGivesItsWorkersBackAndDropsTheRest(boolean ordered, @TempDir Path folder) {
        Gate gate = Gate.in(folder, "gate");
        AtomicInteger read = new AtomicInteger();
        Stream<Integer> stream = imap(
                pool.withChunkSize(2),
                ordered,
                i -> {
                    if (i >= 2) {
                        Gate.in(folder, "ran-" + i).open();
                        gate.pass();
                    }
                    return i;
                },
                Inputs.endless(read));
        Iterator<Integer> results = stream.iterator();
        assertThat(List.of(results.next(), results.next())).containsExactlyInAnyOrder(0, 1);
        awaitThat(() -> pool.stats().inFlight() >= workers());

        stream.close();

        assertThat(pool.stats().queued()).isZero();
        awaitThat(() -> pool.stats().inFlight() <= workers());
        gate.open();
        awaitThat(() -> pool.stats().inFlight() == 0);
        assertThat(read.get()).isGreaterThan(2 + workers());
        assertThat(folder.toFile().list((where, name) -> name.startsWith("ran-")))
                .as("what ran: only what had started")
                .hasSizeLessThanOrEqualTo(workers());
        assertThat(results.hasNext()).isFalse();
        assertThat(pool.map(PoolContract::square, numbers(10))).isEqualTo(squares(10));
    }

    @Test
    @Conformance("A stream closed half-way releases its workers and drops the rest; two streams share a pool")
    void closingAStreamThatWasNeverReadReadsNothing() {
        AtomicInteger read = new AtomicInteger();
        PoolStats before = pool.stats();

        pool.imap(PoolContract::square, Inputs.endless(read)).close();

        assertThat(read.get()).isZero();
        assertThat(pool.stats().completed()).isEqualTo(before.completed());
    }

    @Test
    @Conformance("A stream closed half-way releases its workers and drops the rest; two streams share a pool")
    void aShortCircuitedStreamLeavesThePoolUsable() {
        AtomicInteger read = new AtomicInteger();

        try (Stream<Integer> stream = pool.imap(PoolContract::square, Inputs.endless(read))) {
            assertThat(stream.limit(5).toList()).isEqualTo(squares(5));
        }

        assertThat(pool.map(PoolContract::square, numbers(10))).isEqualTo(squares(10));
    }

    @Test
    @Conformance({
        "Calls that overlap do not mix up their results",
        "A stream closed half-way releases its workers and drops the rest; two streams share a pool"
    })
    void twoStreamsShareThePool() {
        try (Stream<Integer> first = pool.imap(PoolContract::square, Inputs.endless(new AtomicInteger()));
                Stream<Integer> second = pool.imap(i -> -i, numbers(300))) {
            Iterator<Integer> squares = first.iterator();
            Iterator<Integer> negatives = second.iterator();
            for (int i = 0; i < 300; i++) {
                assertThat(squares.next()).isEqualTo(i * i);
                assertThat(negatives.next()).isEqualTo(-i);
            }
            assertThat(negatives.hasNext()).isFalse();
            assertThat(squares.next()).isEqualTo(300 * 300);
        }
    }

    @Test
    void otherCallsGoOnWhileAStreamIsOpen() throws Exception {
        try (Stream<Integer> stream = pool.imap(PoolContract::square, Inputs.endless(new AtomicInteger()))) {
            Iterator<Integer> results = stream.iterator();
            results.next();

            AsyncResult<Integer> other = pool.applyAsync(PoolContract::square, 7);

            assertThat(other.get(LONG)).isEqualTo(49);
        }
    }

    private static Stream<Integer> imap(
            Pool pool, boolean ordered, SerializableFunction<Integer, Integer> function, Iterable<Integer> items) {
        return ordered ? pool.imap(function, items) : pool.imapUnordered(function, items);
    }
}
