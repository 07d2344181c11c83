package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.EncodingException;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.PoolStats;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.TaskFailedException;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.Worker;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a worker can go wrong, while it reads an argument, runs a task, or writes a result. */
@ExtendWith(NoLeaks.class)
class CrashDuringTaskIT {
    private static final int WORKERS = 2;
    private static final int ITEMS = 6;
    private static final int BAD = 3;
    private static final Duration LIMIT = Duration.ofMillis(600);

    private static Pool pool;

    enum Moment {
        READING,
        RUNNING,
        WRITING
    }

    /** An argument whose constructor fails in a worker. */
    record Trap(int value, CrashWay way, boolean armed) {
        Trap {
            if (armed && Worker.isWorker()) {
                run(way);
            }
        }
    }

    /** A result whose accessor fails while it is encoded. */
    record Bomb(int value, CrashWay way, boolean armed) {
        @Override
        public int value() {
            if (armed) {
                run(way);
            }
            return value;
        }
    }

    @BeforeAll
    static void open() {
        pool = CrashWay.pools().workers(WORKERS).name("crashing").build();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private static void run(CrashWay way) {
        try {
            way.happen();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static int square(Trap trap) {
        return trap.value() * trap.value();
    }

    static int squareUnlessBad(int item, CrashWay way) {
        if (item == BAD) {
            run(way);
        }
        return item * item;
    }

    private static List<Outcome<Integer>> map(Moment moment, CrashWay way) {
        Pool view = way == CrashWay.STOP ? pool.withChunkSize(1).withTimeout(LIMIT) : pool.withChunkSize(1);
        List<Integer> items = IntStream.range(0, ITEMS).boxed().toList();
        return switch (moment) {
            case READING ->
                view.mapSettled(
                        CrashDuringTaskIT::square,
                        items.stream().map(i -> new Trap(i, way, i == BAD)).toList());
            case RUNNING -> view.mapSettled(i -> squareUnlessBad(i, way), items);
            case WRITING ->
                view.mapSettled(i -> new Bomb(i * i, way, i == BAD), items).stream()
                        .map(CrashDuringTaskIT::valueOf)
                        .toList();
        };
    }

    private static Outcome<Integer> valueOf(Outcome<Bomb> outcome) {
        return outcome instanceof Outcome.Failure<Bomb> failure
                ? new Outcome.Failure<>(failure.error())
                : new Outcome.Success<>(outcome.orThrow().value);
    }

    static Stream<Arguments> cells() {
        return Arrays.stream(Moment.values())
                .flatMap(moment -> Arrays.stream(CrashWay.values()).map(way -> Arguments.of(moment, way)));
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    @Conformance({
        "Exits, native crashes and errors of every kind, while reading, running or writing, fail the right item",
        "A worker that dies while it reads its argument causes no hang; another worker gets the argument",
        "A worker that dies while it writes its result, even after half a line, fails only that item",
        "A native crash is reported as `SIGABRT`, with a summary of the JVM's own report (`hs_err`) first"
    })
    void oneItemFailsAndSaysWhyAndThePoolIsAsStrongAsBefore(Moment moment, CrashWay way) {
        PoolStats before = CrashWay.whenAllAreIdle(pool);

        List<Outcome<Integer>> outcomes = map(moment, way);

        for (int i = 0; i < ITEMS; i++) {
            if (i != BAD) {
                assertThat(outcomes.get(i)).isEqualTo(new Outcome.Success<>(i * i));
            }
        }
        assertThat(outcomes.get(BAD)).isInstanceOf(Outcome.Failure.class);
        ProcessPoolException failure = ((Outcome.Failure<Integer>) outcomes.get(BAD)).error();
        assertThat(failure.index()).isEqualTo(BAD);
        check(moment, way, failure);
        int ended = way == CrashWay.STACK ? 0 : 1;
        eventually().until(() -> pool.stats().restarts() == before.restarts() + ended);
        PoolStats after = CrashWay.whenAllAreIdle(pool);
        assertThat(CrashWay.pids(after))
                .filteredOn(CrashWay.pids(before)::contains)
                .hasSize(WORKERS - ended);
        assertThat(pool.map(Jobs::square, List.of(1, 2, 3, 4))).containsExactly(1, 4, 9, 16);
    }

    private static void check(Moment moment, CrashWay way, ProcessPoolException failure) {
        if (way.endsTheProcess()) {
            way.assertTellsTheCrash(failure, BAD);
        } else if (way.isOutOfMemory()) {
            assertThat(failure)
                    .isExactlyInstanceOf(TaskFailedException.class)
                    .hasCauseInstanceOf(OutOfMemoryError.class);
        } else if (way == CrashWay.STOP) {
            assertThat(failure).isExactlyInstanceOf(TaskTimeoutException.class);
        } else if (moment == Moment.RUNNING) {
            assertThat(failure)
                    .isExactlyInstanceOf(TaskFailedException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
        } else {
            assertThat(failure).isExactlyInstanceOf(EncodingException.class).hasMessageContaining("StackOverflowError");
        }
    }
}
