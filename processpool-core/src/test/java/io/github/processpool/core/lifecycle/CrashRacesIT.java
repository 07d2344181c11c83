package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that end at random moments, or several at once. */
@ExtendWith(NoLeaks.class)
class CrashRacesIT {
    private static final int BIG = 2 << 20;

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(2).name("racing").build();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static byte[] bigUnlessItDies(int item, int dying, int afterMicros) {
        if (item == dying) {
            new Thread(() -> haltAfter(afterMicros)).start();
        }
        byte[] result = new byte[BIG];
        Arrays.fill(result, (byte) item);
        return result;
    }

    private static void haltAfter(int micros) {
        long end = System.nanoTime() + micros * 1_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        Runtime.getRuntime().halt(17);
    }

    /** Lets another process write it while this one is stopped and can't write anything. */
    static int saysHalfAResult() throws Exception {
        String half = "{\\\"type\\\":\\\"results\\\",\\\"chunk\\\":1,\\\"val";
        String script = "kill -STOP $PPID; printf '%s' \"" + half + "\" >/proc/$PPID/fd/3; kill -KILL $PPID";
        return new ProcessBuilder("sh", "-c", script).start().waitFor();
    }

    static long killTheOthers(Journal started, int count) throws InterruptedException {
        started.addPid();
        List<Long> all = started.awaitPids(count);
        all.stream().filter(pid -> pid != Jobs.pid()).forEach(Processes::kill);
        return Jobs.pid();
    }

    static int ranThenHalts(int item, int halting, Journal ran) {
        ran.add(item);
        if (item == halting) {
            Runtime.getRuntime().halt(23);
        }
        return item;
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Tag("slow")
    @Test
    @Conformance({
        "A worker that dies at any moment while it sends a large result costs only that result, ten times",
        "A worker that dies while it writes its result, even after half a line, fails only that item"
    })
    void deathAtAnyMomentOfALargeResultCostsThatResultAtMost() {
        try (Pool own = Pool.builder().workers(2).name("rounds").build()) {
            for (int round = 0; round < 10; round++) {
                int delay = round * 1_000;

                List<Outcome<byte[]>> outcomes =
                        own.withChunkSize(1).mapSettled(i -> bigUnlessItDies(i, 1, delay), numbers(4));

                assertThatAtMostOneDied(outcomes);
                long deaths = round + 1L; // which may come after the results, and is not to reach into the next round
                eventually().until(() -> own.stats().crashed() == deaths);
            }
        }
    }

    private static void assertThatAtMostOneDied(List<Outcome<byte[]>> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome<byte[]> outcome = outcomes.get(i);
            if (outcome.isSuccess()) {
                byte[] result = outcome.orThrow();
                assertThat(result).hasSize(BIG);
                assertThat(result[BIG - 1]).isEqualTo((byte) i);
            } else { // the next item on that worker may have started already
                assertThat(catchThrowable(outcome::orThrow))
                        .isInstanceOfSatisfying(
                                WorkerCrashedException.class,
                                crash -> assertThat(crash.exitCode()).isEqualTo(17));
            }
        }
        assertThat(outcomes.stream().filter(outcome -> !outcome.isSuccess())).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    @Conformance("A worker that dies while it writes its result, even after half a line, fails only that item")
    void halfAResultIsTakenForWhatItIs() {
        WorkerCrashedException failure =
                catchThrowableOfType(WorkerCrashedException.class, () -> pool.apply(CrashRacesIT::saysHalfAResult));

        assertThat(failure.exitCode()).isEqualTo(137);
        assertThat(failure)
                .hasMessageContaining("it was killed with SIGKILL by a person")
                .hasMessageNotContaining("invalid message");
    }

    @Test
    @Conformance("A worker that dies while it reads its argument causes no hang; another worker gets the argument")
    void deathWithHalfAnArgumentReadCostsNothing() throws Exception {
        try (Pool own = Pool.create(1)) {
            long pid = own.apply(Jobs::pid);
            Processes.signal("STOP", pid); // so that the argument stays in the pipe
            AsyncResult<Integer> result = own.applyAsync(bytes -> bytes.length, new byte[BIG]);

            Processes.kill(pid);

            assertThat(result.join()).isEqualTo(BIG);
        }
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0} workers")
    @ValueSource(ints = {1, 2, 5, 13})
    @Conformance("1, 2, 5 and 13 workers that all kill each other lose only their running tasks")
    void workersThatKillEachOtherLoseTheirTasksAndNothingElse(int workers, @TempDir Path dir) {
        Journal started = Journal.in(dir);
        try (Pool own = CrashWay.pools().workers(workers).build()) {
            List<AsyncResult<Long>> killers = IntStream.range(0, workers)
                    .mapToObj(i -> own.applyAsync(() -> killTheOthers(started, workers)))
                    .toList();

            for (AsyncResult<Long> killer : killers) {
                Throwable failure = catchThrowable(killer::join);
                if (failure != null) {
                    assertThat(failure)
                            .isInstanceOfSatisfying(
                                    WorkerCrashedException.class,
                                    crash -> assertThat(crash.signal()).contains("SIGKILL"));
                }
            }
            assertThat(own.map(Jobs::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
            assertThat(started.lines()).hasSize(workers);
        }
    }

    @Test
    @Conformance("100 tasks queued while a worker dies all complete")
    void hundredTasksInLineForAWorkerThatDiesAreAllDone() {
        AsyncResult<Void> dying = pool.runAsync(() -> Runtime.getRuntime().halt(5));
        List<AsyncResult<Integer>> others = IntStream.range(0, 100)
                .mapToObj(i -> pool.applyAsync(Jobs::square, i))
                .toList();

        assertThat(catchThrowable(dying::join)).isInstanceOf(WorkerCrashedException.class);
        assertThat(others.stream().map(AsyncResult::join))
                .containsExactlyElementsOf(
                        numbers(100).stream().map(Jobs::square).toList());
    }

    @Test
    @Conformance("A crash is noticed even if nobody references the pool any more")
    void deathIsNoticedThoughNobodyHoldsThePool(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        AsyncResult<Long> result = submitToADroppedPool(started);
        long pid = started.awaitPid();
        System.gc();

        Processes.kill(pid);

        assertThat(catchThrowableOfType(WorkerCrashedException.class, result::join)
                        .pid())
                .isEqualTo(pid);
        eventually()
                .until(
                        () -> { // it ends by itself, once the cleaner notices that nothing references it
                            System.gc();
                            return Thread.getAllStackTraces().keySet().stream()
                                    .noneMatch(thread -> thread.getName().startsWith("processpool-dropped-"));
                        });
    }

    private static AsyncResult<Long> submitToADroppedPool(Journal started) {
        Pool dropped = Pool.builder().workers(1).name("dropped").build();
        return dropped.applyAsync(() -> Jobs.never(started));
    }

    @Test
    @Conformance("Every item lost with a worker has a failure of its own")
    void everyItemThatAWorkerTookWithItHasAFailureOfItsOwnAndNoneRunsTwice(@TempDir Path dir) {
        Journal ran = Journal.in(dir);

        List<Outcome<Integer>> outcomes =
                pool.withChunkSize(20).mapSettled(item -> ranThenHalts(item, 12, ran), numbers(20));

        List<WorkerCrashedException> failures = outcomes.stream()
                .filter(outcome -> !outcome.isSuccess())
                .map(outcome -> catchThrowableOfType(WorkerCrashedException.class, outcome::orThrow))
                .toList();
        assertThat(failures)
                .doesNotHaveDuplicates()
                .last()
                .satisfies(last -> assertThat(last.index()).isEqualTo(12));
        assertThat(failures.stream().map(WorkerCrashedException::index))
                .isEqualTo(
                        IntStream.rangeClosed(13 - failures.size(), 12).boxed().toList());
        assertThat(outcomes.subList(13, 20)).allMatch(Outcome::isSuccess);
        assertThat(ran.lines())
                .containsExactlyInAnyOrderElementsOf(
                        numbers(20).stream().map(String::valueOf).toList());
    }

    @Tag("slow")
    @Test
    void descriptorsDoNotLeakWithTheWorkersThatDie() throws Exception {
        try (Pool own = Pool.create(1)) {
            halt(own); // whatever is opened once is open by now
            Set<String> before = descriptors();
            for (int i = 0; i < 6; i++) {
                halt(own);
            }
            eventually().untilAsserted(() -> assertThat(descriptors()).hasSizeLessThanOrEqualTo(before.size() + 3));
        }
    }

    private static void halt(Pool own) {
        assertThat(catchThrowable(() -> own.run(() -> Runtime.getRuntime().halt(1))))
                .isInstanceOf(WorkerCrashedException.class);
        CrashWay.whenAllAreIdle(own);
    }

    private static Set<String> descriptors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(Path::toString).collect(Collectors.toSet());
        }
    }
}
