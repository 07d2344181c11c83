package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.AsyncResult;
import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Much of everything: items, workers, bytes. */
@ExtendWith(NoLeaks.class)
class LargeIT {
    private static final int MANY_WORKERS = 64;
    private static final int HUNDRED_MEGABYTES = 100_000_000;

    private static final long[] REUSED = new long[10_000]; // by tasks, in their worker

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static byte[] echo(byte[] bytes) {
        return bytes;
    }

    static int count(List<String> list) {
        return list.size();
    }

    static double[] halved(double[] numbers) {
        return Arrays.stream(numbers).map(number -> number / 2).toArray();
    }

    static long[] filled(int with) {
        Arrays.fill(REUSED, with);
        return REUSED;
    }

    @Tag("slow")
    @Test
    void largeArraysArriveAsTheyWere() {
        double[] numbers = new Random(7).doubles(1_000_000).toArray();

        assertThat(pool.apply(LargeIT::halved, numbers)).isEqualTo(halved(numbers));
        assertThat(pool.map(LargeIT::halved, List.of(numbers, new double[3], numbers)))
                .usingRecursiveComparison()
                .isEqualTo(List.of(halved(numbers), new double[3], halved(numbers)));
    }

    @Test
    void aLargeArgumentMayChangeOnceItIsSubmitted() {
        double[] numbers = new Random(8).doubles(1_000_000).toArray();
        double[] expected = halved(numbers);

        AsyncResult<double[]> result = pool.applyAsync(LargeIT::halved, numbers);
        Arrays.fill(numbers, -1);

        assertThat(result.join()).isEqualTo(expected);
    }

    @Test
    void aTaskMayUseTheArrayAgainThatTheTaskBeforeReturned() {
        List<long[]> results = pool.withChunkSize(50)
                .map(LargeIT::filled, IntStream.range(0, 200).boxed().toList());

        for (int i = 0; i < results.size(); i++) {
            long expected = i;
            assertThat(results.get(i)).as("item %d", i).hasSize(REUSED.length).containsOnly(expected);
        }
    }

    @Test
    void mapOfAMillionIntegersEqualsTheSequentialResult() {
        List<Integer> items = IntStream.range(0, 1_000_000).boxed().toList();

        List<Integer> squares = pool.map(Jobs::square, items);

        // One comparison: a description of two such lists would be of no use.
        assertThat(squares.equals(items.stream().map(Jobs::square).toList())).isTrue();
    }

    @Tag("slow")
    @Test
    @Timeout(120)
    @Conformance("A pool of n workers has n processes")
    void sixtyFourWorkersRunSideBySide(@TempDir Path dir) throws Exception {
        Journal started = Journal.in(dir);
        Flag allStarted = Flag.in(dir, "allStarted");
        try (Pool many = Pool.create(MANY_WORKERS)) {
            AsyncResult<List<Long>> pids = many.withChunkSize(1)
                    .mapAsync(
                            item -> Jobs.pidAfter(started, allStarted),
                            IntStream.range(0, MANY_WORKERS).boxed().toList());
            Processes.eventually()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> started.lines().size() == MANY_WORKERS);
            allStarted.raise();

            assertThat(pids.join()).hasSize(MANY_WORKERS).doesNotHaveDuplicates();
        }
    }

    @Test
    @Conformance("100 MB are sent and returned; above the limit of a message (512 MB) only that "
            + "call fails, with a clear error")
    void hundredMegabytesGoThereAndBack() {
        byte[] bytes = new byte[HUNDRED_MEGABYTES];
        new Random(1).nextBytes(bytes);

        byte[] echoed = pool.apply(LargeIT::echo, bytes);

        assertThat(Arrays.equals(echoed, bytes)).isTrue();
    }

    /** Has three times as much memory as the array that it sends and gets back. */
    static final class SmallApplication {
        private SmallApplication() {}

        public static void main(String[] args) {
            byte[] bytes = new byte[64 << 20];
            new Random(1).nextBytes(bytes);
            try (Pool own = Pool.create(1)) {
                for (int i = 0; i < 3; i++) {
                    byte[] echoed = own.apply(LargeIT::echo, bytes);
                    System.out.println(Arrays.equals(echoed, bytes));
                }
            }
        }
    }

    @Tag("slow")
    @Test
    void anEchoTakesTheApplicationNoMoreThanThreeTimesTheArray(@TempDir Path dir) throws Exception {
        try (Program program = Program.startWith("-Xmx192m", SmallApplication.class, dir)) {
            assertThat(program.exitCode()).as(program.output()).isZero();
            assertThat(program.output().lines().filter("true"::equals)).hasSize(3);
        }
    }

    @Tag("slow")
    @Test
    @Conformance("100 MB are sent and returned; above the limit of a message (512 MB) only that "
            + "call fails, with a clear error")
    void argumentBeyondTheLimitIsRefusedWithAClearErrorAndCostsNothingElse() {
        List<String> sixHundredMegabytes = Collections.nCopies(600, "x".repeat(1_000_000));

        assertThat(catchThrowable(() -> pool.apply(LargeIT::count, sixHundredMegabytes)))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("too large")
                .hasMessageContaining("limit");
        int nine = pool.apply(Jobs::square, 3);
        assertThat(nine).isEqualTo(9);
        assertThat(pool.stats().restarts()).isZero();
    }

    @Tag("slow")
    @Test
    @Conformance("100 MB are sent and returned; above the limit of a message (512 MB) only that "
            + "call fails, with a clear error")
    void resultBeyondTheLimitIsRefusedWithAClearErrorAndCostsNothingElse() {
        try (Pool own = Pool.builder().workers(1).maxMemoryPerWorker(2L << 30).build()) {
            long pid = own.apply(Jobs::pid);

            assertThat(catchThrowable(() -> own.apply(() -> Collections.nCopies(600, "x".repeat(1_000_000)))))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("too large")
                    .hasMessageContaining("limit");
            assertThat(own.apply(Jobs::pid)).isEqualTo(pid);
        }
    }
}
