package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.AsyncResult;
import io.github.processpool.EncodingException;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.SerializableFunction;
import io.github.processpool.Worker;
import io.github.processpool.core.codec.Trap;
import io.github.processpool.core.codec.Trap.Reading;
import io.github.processpool.core.codec.Trap.Side;
import io.github.processpool.core.codec.Trap.What;
import io.github.processpool.core.codec.Trap.Writing;
import io.github.processpool.core.testkit.NoLeaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Spliterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Application code that throws while values are read and written: only that item fails. */
@ExtendWith(NoLeaks.class)
class FailingCodeIT {
    private static final int ITEMS = 9;
    private static final int BAD = 4;

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(1);
    }

    @AfterAll
    static void close() {
        assertThat(pool.stats().crashed()).isZero();
        pool.close();
    }

    /** An item whose two values have to stay together. */
    record Item(int id, Object value) {}

    static int idOf(Item item) {
        return item.id;
    }

    static int idOfBoth(Item first, Item second) {
        return first.id == second.id ? first.id : -1;
    }

    static Item withReading(Integer id, Reading reading, What what) {
        return new Item(id, reading.value(id, trapOf(id, Side.APPLICATION, what)));
    }

    static Item withWriting(Integer id, Writing writing, What what) {
        return new Item(id, writing.value(id, trapOf(id, Side.WORKER, what)));
    }

    private static Trap trapOf(int id, Side side, What what) {
        return new Trap(id == BAD ? side : Side.NOWHERE, what);
    }

    private static List<Integer> ids() {
        return IntStream.range(0, ITEMS).boxed().toList();
    }

    private static List<Item> readItems(Reading reading, What what) {
        return ids().stream()
                .map(id -> new Item(id, reading.value(id, trapOf(id, Side.WORKER, what))))
                .toList();
    }

    private static List<Item> writtenItems(Writing writing, What what) {
        return ids().stream()
                .map(id -> new Item(id, writing.value(id, trapOf(id, Side.APPLICATION, what))))
                .toList();
    }

    /** What a trap throws, but for the end of memory, which a worker does not live on after. */
    private static List<What> all() {
        return Stream.of(What.values())
                .filter(what -> what != What.OUT_OF_MEMORY)
                .toList();
    }

    private static void assertOnlyTheBadFails(List<? extends Outcome<Integer>> outcomes) {
        for (int id = 0; id < ITEMS; id++) {
            assertThat(outcomes.get(id).isSuccess()).isEqualTo(id != BAD);
            if (id != BAD) {
                assertThat(outcomes.get(id).orThrow()).isEqualTo(id);
            }
        }
        ProcessPoolException failure = ((Outcome.Failure<?>) outcomes.get(BAD)).error();
        assertThat(failure).isInstanceOf(EncodingException.class);
        assertThat(failure.index()).isEqualTo(BAD);
    }

    private static void assertOnlyTheBadIsMissing(List<? extends Outcome<Item>> outcomes) {
        List<Outcome<Integer>> ids = new ArrayList<>();
        for (Outcome<Item> outcome : outcomes) {
            ids.add(
                    outcome instanceof Outcome.Success<Item> success
                            ? new Outcome.Success<>(success.value().id)
                            : new Outcome.Failure<>(((Outcome.Failure<Item>) outcome).error()));
        }
        assertOnlyTheBadFails(ids);
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void anArgumentThatAWorkerCantReadFailsAlone(Reading reading) {
        for (What what : all()) {
            assertOnlyTheBadFails(pool.withChunkSize(ITEMS).mapSettled(FailingCodeIT::idOf, readItems(reading, what)));
        }
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void anArgumentThatTheApplicationCantWriteFailsAlone(Writing writing) {
        for (What what : What.values()) {
            assertOnlyTheBadFails(
                    pool.withChunkSize(ITEMS).mapSettled(FailingCodeIT::idOf, writtenItems(writing, what)));
        }
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void aResultThatTheApplicationCantReadFailsAlone(Reading reading) {
        for (What what : What.values()) {
            assertOnlyTheBadIsMissing(
                    pool.withChunkSize(ITEMS).mapSettled(id -> withReading(id, reading, what), ids()));
        }
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void aResultThatAWorkerCantWriteFailsAlone(Writing writing) {
        for (What what : all()) {
            assertOnlyTheBadIsMissing(
                    pool.withChunkSize(ITEMS).mapSettled(id -> withWriting(id, writing, what), ids()));
        }
    }

    @Test
    void ofAPairOfArgumentsEitherMayFail() {
        for (What what : all()) {
            List<Item> bad = readItems(Reading.HASH_OF_A_KEY, what);
            List<Item> good = readItems(Reading.HASH_OF_A_KEY, What.ERROR).stream()
                    .map(item -> new Item(item.id, "fine"))
                    .toList();
            assertPairsStay(bad, good);
            assertPairsStay(good, bad);
            assertPairsStay(bad, bad);
        }
    }

    private static void assertPairsStay(List<Item> first, List<Item> second) {
        List<Map.Entry<Item, Item>> pairs = IntStream.range(0, ITEMS)
                .mapToObj(i -> Map.entry(first.get(i), second.get(i)))
                .toList();
        ProcessPoolException failure = catchThrowableOfType(
                ProcessPoolException.class, () -> pool.withChunkSize(ITEMS).starmap(FailingCodeIT::idOfBoth, pairs));
        assertThat(failure).isInstanceOf(EncodingException.class);
        assertThat(failure.index()).isEqualTo(BAD);
        assertThat(failure.getSuppressed()).isEmpty();
        List<Map.Entry<Item, Item>> others = new ArrayList<>(pairs.subList(0, BAD));
        others.addAll(pairs.subList(BAD + 1, ITEMS));
        assertThat(pool.withChunkSize(ITEMS).starmap(FailingCodeIT::idOfBoth, others))
                .doesNotContain(-1);
    }

    @Test
    void aStreamOfResultsHasAllButTheBadOne() {
        for (What what : all()) {
            List<Item> items = readItems(Reading.COMPARISON, what);
            assertStreams(pool.withChunkSize(3).imap(FailingCodeIT::idOf, items));
            assertStreams(pool.withChunkSize(3).imapUnordered(FailingCodeIT::idOf, items));
            assertStreams(pool.withChunkSize(3)
                    .imap(id -> withReading(id, Reading.EQUALS, what), ids())
                    .map(item -> item.id));
        }
    }

    private static void assertStreams(Stream<Integer> results) {
        Spliterator<Integer> each = results.spliterator();
        List<Integer> ids = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            Throwable failure = catchThrowable(() -> each.tryAdvance(ids::add));
            if (failure != null) {
                failures.add(failure);
            }
        }
        assertThat(failures).singleElement().isInstanceOf(EncodingException.class);
        assertThat(ids).hasSize(ITEMS - 1).doesNotContain(BAD).doesNotHaveDuplicates();
        assertThat(each.tryAdvance(ids::add)).isFalse();
    }

    @Test
    void forEachFailsWithTheBadItemAlone() {
        EncodingException failure = catchThrowableOfType(
                EncodingException.class,
                () -> pool.withChunkSize(ITEMS)
                        .forEach(FailingCodeIT::idOf, readItems(Reading.HASH_OF_AN_ELEMENT, What.IO_ERROR)));
        assertThat(failure.index()).isEqualTo(BAD);
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void callsThatTravelTogetherFailAlone() {
        SerializableFunction<Item, Item> function = item -> item;
        for (int round = 0; round < 30; round++) { // short calls come to travel together
            What what = all().get(round % all().size());
            List<AsyncResult<Item>> results = readItems(Reading.HASH_OF_AN_ELEMENT, what).stream()
                    .map(item -> pool.applyAsync(function, item))
                    .toList();
            for (int id = 0; id < ITEMS; id++) {
                AsyncResult<Item> result = results.get(id);
                if (id == BAD) {
                    assertThat(catchThrowable(result::join)).isInstanceOf(EncodingException.class);
                } else {
                    assertThat(result.join().id).isEqualTo(id);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void whatALambdaHasCapturedFailsThatCallAlone(What what) {
        if (what != What.OUT_OF_MEMORY) {
            Object unread = Reading.HASH_OF_AN_ELEMENT.value(1, new Trap(Side.WORKER, what));
            assertThat(catchThrowable(() -> pool.apply(() -> String.valueOf(unread))))
                    .isInstanceOf(EncodingException.class);
        }
        Object unwritten = Writing.ACCESSOR.value(1, new Trap(Side.APPLICATION, what));
        assertThat(catchThrowable(() -> pool.apply(() -> String.valueOf(unwritten))))
                .isInstanceOf(EncodingException.class);
        assertThat(pool.apply(Jobs::square, 3)).isEqualTo(9);
    }

    /** Whose class can't be initialised where it is read. */
    enum NoConstants {
        ONE;

        static {
            if (Worker.isWorker()) {
                fail();
            }
        }

        private static void fail() {
            throw new ServiceConfigurationError("no constants");
        }
    }

    @Test
    void anArgumentWhoseClassCantBeInitialisedFailsAlone() {
        List<Item> items = ids().stream()
                .map(id -> new Item(id, id == BAD ? NoConstants.ONE : "fine"))
                .toList();
        assertOnlyTheBadFails(pool.withChunkSize(ITEMS).mapSettled(FailingCodeIT::idOf, items));
    }

    @Test
    void aWorkerWithoutMemoryForAnArgumentCostsThatItemAlone() {
        try (Pool own = Pool.create(1)) {
            assertOnlyTheBadFails(own
                    .withChunkSize(ITEMS)
                    .mapSettled(FailingCodeIT::idOf, readItems(Reading.HASH_OF_A_KEY, What.OUT_OF_MEMORY))
                    .stream()
                    .map(FailingCodeIT::asEncodingFailure)
                    .toList());
        }
    }

    /** The item that used all memory fails with the task's own error. */
    private static Outcome<Integer> asEncodingFailure(Outcome<Integer> outcome) {
        return outcome instanceof Outcome.Failure<Integer> failure
                        && failure.error().getCause() instanceof OutOfMemoryError
                ? new Outcome.Failure<>(new EncodingException(
                        "memory", failure.error(), failure.error().index()))
                : outcome;
    }
}
