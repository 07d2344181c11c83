package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.WorkerState;
import io.github.processpool.WorkerStats;
import io.github.processpool.core.testkit.Conformance;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that end when they should not. */
@ExtendWith(NoLeaks.class)
class WorkerDeathIT {
    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(3);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static int exitOn(int bad, int item) throws InterruptedException {
        if (item == bad) {
            System.exit(7);
        }
        return Jobs.afterMillis(5) + item;
    }

    static int haltLoudly(int code) {
        System.err.println("last words");
        Runtime.getRuntime().halt(code);
        return code;
    }

    @Test
    @Conformance("`System.exit(7)` in one of 100 tasks fails only that task, with exit code 7")
    void exitInOneOfAHundredTasksFailsThatOne() {
        List<Integer> items = IntStream.range(0, 100).boxed().toList();

        List<Outcome<Integer>> outcomes = pool.withChunkSize(1).mapSettled(item -> exitOn(42, item), items);

        assertThat(outcomes).hasSize(100);
        for (int item : items) {
            if (item != 42) {
                assertThat(outcomes.get(item)).isEqualTo(new Outcome.Success<>(item + 5));
            }
        }
        WorkerCrashedException failure = crashOf(outcomes.get(42));
        assertThat(failure.exitCode()).isEqualTo(7);
        assertThat(failure.signal()).isEmpty();
        assertThat(failure.index()).isEqualTo(42);
        assertThat(failure).hasMessageContaining("exit code 7").hasMessageContaining("System.exit(7)");
    }

    private static WorkerCrashedException crashOf(Outcome<?> outcome) {
        return catchThrowableOfType(WorkerCrashedException.class, outcome::orThrow);
    }

    @Test
    @Conformance("A killed worker fails only its running task, with pid, exit code and signal")
    void killOfAWorkerFailsTheTaskThatItRanAndNoOther(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        AsyncResult<Long> victim = pool.applyAsync(() -> Jobs.never(started));
        List<AsyncResult<Integer>> others = IntStream.range(0, 99)
                .mapToObj(i -> pool.applyAsync(Jobs::square, i))
                .toList();
        long pid = started.awaitPid();

        Processes.kill(pid);

        WorkerCrashedException failure = catchThrowableOfType(WorkerCrashedException.class, victim::join);
        assertThat(failure.pid()).isEqualTo(pid);
        assertThat(failure.exitCode()).isEqualTo(137);
        assertThat(failure.signal()).contains("SIGKILL");
        assertThat(failure).hasMessageContaining("pid " + pid).hasMessageContaining("SIGKILL");
        assertThat(others.stream().map(AsyncResult::join))
                .containsExactlyElementsOf(
                        IntStream.range(0, 99).map(Jobs::square).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void signalByWhichProcessGroupsEndIsTheParentsAffair(String signal, @TempDir Path dir) throws Exception {
        Journal started = Journal.in(dir);
        Flag mayEnd = Flag.in(dir, "mayEnd");
        AsyncResult<Long> result = pool.applyAsync(() -> Jobs.pidAfter(started, mayEnd));
        long pid = started.awaitPid();

        Processes.signal(signal, pid);
        mayEnd.raise();

        assertThat(result.join()).isEqualTo(pid);
        assertThat(pool.map(Jobs::pidFor, List.of(1, 2, 3, 4, 5, 6))).isNotEmpty();
        assertThat(Processes.isRunning(pid)).isTrue();
    }

    static int endOfAChildBy(String signal) throws Exception {
        Process child = new ProcessBuilder("sleep", "1000").start();
        if (signal.isEmpty()) {
            child.destroy();
        } else {
            Processes.signal(signal, child.pid());
        }
        return child.waitFor();
    }

    @Test
    void processesOfTasksDoNotInheritThatWorkersTakeNoNotice() throws Exception {
        assertThat(pool.apply(WorkerDeathIT::endOfAChildBy, "")).isEqualTo(143);
        for (String signal : List.of("TERM", "INT", "HUP")) {
            if (!Processes.ignores(signal)) {
                assertThat(pool.apply(WorkerDeathIT::endOfAChildBy, signal))
                        .as(signal)
                        .isGreaterThan(128);
            }
        }
    }

    @Test
    @Conformance("A killed worker fails only its running task, with pid, exit code and signal")
    void jvmThatLeavesSignalsAloneIsEndedByThemAndTellsWhich(@TempDir Path dir) throws Exception {
        Journal started = Journal.in(dir);
        try (Pool own = Pool.builder().workers(1).jvmOptions("-Xrs").build()) {
            AsyncResult<Long> victim = own.applyAsync(() -> Jobs.never(started));

            Processes.signal("TERM", started.awaitPid());

            WorkerCrashedException failure = catchThrowableOfType(WorkerCrashedException.class, victim::join);
            assertThat(failure.exitCode()).isEqualTo(143);
            assertThat(failure.signal()).contains("SIGTERM");
        }
    }

    @Test
    @Conformance("An idle worker that ends in any way is noticed and replaced; no task is lost")
    void killOfAnIdleWorkerIsNoticedAndCostsNothing() {
        List<Long> before = pidsWhenAllAreIdle();
        long killed = before.get(1);

        Processes.kill(killed);

        eventually()
                .untilAsserted(() -> assertThat(pidsWhenAllAreIdle()).hasSize(3).doesNotContain(killed));
        assertThat(pool.map(Jobs::square, List.of(1, 2, 3, 4, 5, 6))).containsExactly(1, 4, 9, 16, 25, 36);
        assertThat(pidsWhenAllAreIdle()).contains(before.get(0), before.get(2));
    }

    private static List<Long> pidsWhenAllAreIdle() {
        eventually().until(() -> pool.stats().perWorker().stream().allMatch(w -> w.state() == WorkerState.IDLE));
        return pool.stats().perWorker().stream().map(WorkerStats::pid).toList();
    }

    @Test
    @Conformance("The exit code, also 0, and the last output of a worker are reported")
    void exitCodeAndLastWordsAreTold() {
        WorkerCrashedException failure =
                catchThrowableOfType(WorkerCrashedException.class, () -> pool.apply(WorkerDeathIT::haltLoudly, 42));

        assertThat(failure.exitCode()).isEqualTo(42);
        assertThat(failure.stderrTail()).contains("last words");
        assertThat(failure).hasMessageContaining("exit code 42").hasMessageContaining("last words");
        assertThat(failure.index()).isEqualTo(-1);
    }

    @Test
    @Conformance("The exit code, also 0, and the last output of a worker are reported")
    void exitWithCodeZeroIsACrashLikeAnyOther() {
        WorkerCrashedException failure =
                catchThrowableOfType(WorkerCrashedException.class, () -> pool.run(() -> System.exit(0)));

        assertThat(failure.exitCode()).isZero();
        assertThat(failure).hasMessageContaining("System.exit(0)");
    }

    @Test
    @Conformance("A map with a killed worker ends with the failure and leaves no zombie")
    void mapWithAKilledWorkerEndsAndLeavesNoZombie(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        AsyncResult<List<Long>> map = pool.withChunkSize(1)
                .mapAsync(
                        item -> item == 5 ? Jobs.never(started) : Jobs.pid(),
                        IntStream.range(0, 20).boxed().toList());
        long pid = started.awaitPid();

        Processes.kill(pid);

        WorkerCrashedException failure = catchThrowableOfType(WorkerCrashedException.class, map::join);
        assertThat(failure.index()).isEqualTo(5);
        eventually().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    void everyWorkerKilledAtOnceIsReplaced(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        AsyncResult<List<Long>> map = pool.withRetries(1)
                .withChunkSize(1)
                .mapAsync(item -> started.lines().size() < 3 ? Jobs.never(started) : Jobs.pid(), List.of(1, 2, 3));
        List<Long> first = started.awaitPids(3);

        first.forEach(Processes::kill);

        assertThat(map.join()).hasSize(3).doesNotContainAnyElementsOf(first);
    }

    @Test
    void taskThatExitsInAnotherThreadFailsWhatRuns() {
        WorkerCrashedException failure = catchThrowableOfType(
                WorkerCrashedException.class,
                () -> pool.run(() -> {
                    new Thread(() -> System.exit(23)).start();
                    Jobs.afterMillis(60_000);
                }));

        assertThat(failure.exitCode()).isEqualTo(23);
    }

    @Test
    @Conformance("Tasks and their child processes read end of file on standard input; children that "
            + "hold the output open delay nothing")
    void deathIsNoticedThoughAChildProcessHoldsTheOutputOpen(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        try {
            WorkerCrashedException failure =
                    catchThrowableOfType(WorkerCrashedException.class, () -> pool.run(() -> exitWithAChild(started)));

            assertThat(failure.exitCode()).isEqualTo(31);
        } finally {
            Processes.kill(started.awaitPid());
        }
    }

    static void exitWithAChild(Journal started) throws IOException {
        Process child = new ProcessBuilder("sleep", "1000").inheritIO().start();
        started.add(child.pid());
        Runtime.getRuntime().halt(31);
    }
}
