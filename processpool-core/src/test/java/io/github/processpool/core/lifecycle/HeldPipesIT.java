package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that hold the pipes of a worker open, as those do that native code starts: what counts is the worker's end. */
@ExtendWith(NoLeaks.class)
class HeldPipesIT {
    private static final List<Integer> ITEMS = List.of(0, 1, 2, 3);

    @TempDir
    Path dir;

    /** What a process does with the pipes that it holds. */
    enum Holder {
        KEEPS_THEM("sleep 1000"),
        WRITES_MESSAGES("yes {}"),
        PRINTS("yes {} >&2");

        private final String command;

        Holder(String command) {
            this.command = command;
        }
    }

    /** Starts a daemon that holds this worker's ends of its pipes and is not its child. */
    static void hold(Holder holder, Journal started) throws Exception {
        String own = "/proc/" + Jobs.pid() + "/fd/";
        int unused = new ProcessBuilder("setsid", "sh", "-c", holder.command + " & echo $! >> " + started.file())
                .redirectInput(Path.of(own + "4").toFile())
                .redirectOutput(Path.of(own + "3").toFile())
                .redirectError(Path.of(own + "2").toFile())
                .start()
                .waitFor();
    }

    static int haltOnTwo(int item, Holder holder, Journal started) throws Exception {
        if (item == 0) {
            hold(holder, started);
        } else if (item == 2) {
            Runtime.getRuntime().halt(32);
        }
        return item;
    }

    static long holdAndStay(Journal started, Flag holding) throws Exception {
        hold(Holder.KEEPS_THEM, started);
        holding.raise();
        return Jobs.never(started);
    }

    @AfterEach
    void endHolders() {
        journal().pids().forEach(Processes::kill);
    }

    private Journal journal() {
        return Journal.in(dir);
    }

    private AsyncResult<Long> submitOneThatStays(Pool pool) {
        Journal started = journal();
        Flag holding = Flag.in(dir, "holding");
        AsyncResult<Long> result = pool.applyAsync(() -> holdAndStay(started, holding));
        started.awaitPids(2);
        return result;
    }

    @Test
    void deathIsNoticedAndResultsThatHadLeftAreKept() {
        Journal started = journal();
        try (Pool pool = Pool.create(1)) {
            List<Outcome<Integer>> outcomes =
                    pool.withChunkSize(1).mapSettled(item -> haltOnTwo(item, Holder.KEEPS_THEM, started), ITEMS);

            assertThat(outcomes.stream().map(Outcome::isSuccess)).containsExactly(true, true, false, true);
            assertThat(catchThrowableOfType(WorkerCrashedException.class, outcomes.get(2)::orThrow)
                            .exitCode())
                    .isEqualTo(32);
        }
        assertThat(Processes.isRunning(started.awaitPid())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITES_MESSAGES", "PRINTS"})
    void whatTheOtherProcessWritesDoesNotHoldUpTheEndOrFillTheMemory(Holder holder) {
        Journal started = journal();
        try (Pool pool = Pool.builder().workers(1).workerOutput(line -> {}).build()) {
            var unused = pool.withChunkSize(1).mapSettled(item -> haltOnTwo(item, holder, started), ITEMS);

            assertThat(pool.<Integer, Integer>apply(Jobs::square, 3)).isEqualTo(9);
        }
        eventually()
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("process reaper")
                                && Arrays.toString(thread.getStackTrace()).contains("drain")));
    }

    @Test
    void timeLimitEndsTheTask() {
        Journal started = journal();
        Flag holding = Flag.in(dir, "holding");
        try (Pool pool = Pool.create(1)) {
            assertThat(catchThrowableOfType(
                            TaskTimeoutException.class,
                            () -> pool.withTimeout(Duration.ofSeconds(1)).apply(() -> holdAndStay(started, holding))))
                    .isNotNull();
            assertThat(pool.<Integer, Integer>apply(Jobs::square, 3)).isEqualTo(9);
        }
    }

    @Test
    void killFailsTheTask() {
        try (Pool pool = Pool.create(1)) {
            AsyncResult<Long> result = submitOneThatStays(pool);

            Processes.kill(journal().pids().get(1));

            assertThat(catchThrowableOfType(WorkerCrashedException.class, result::join)
                            .signal())
                    .contains("SIGKILL");
        }
    }

    @Test
    void terminatedPoolEnds() throws Exception {
        Pool pool = Pool.create(1);
        AsyncResult<Long> result = submitOneThatStays(pool);

        pool.terminate();

        assertThat(pool.awaitTermination(Duration.ofSeconds(60))).isTrue();
        assertThat(result.isDone()).isTrue();
        assertThat(Processes.isRunning(journal().awaitPid())).isTrue();
    }

    @Test
    void argumentThatNobodyReadsAnyMoreHoldsUpNothing() throws Exception {
        Journal started = journal();
        try (Pool pool = Pool.create(1)) {
            long pid = pool.apply(() -> {
                hold(Holder.KEEPS_THEM, started);
                return Jobs.pid();
            });
            Processes.signal("STOP", pid); // so that the argument stays in the pipe
            AsyncResult<Integer> result = pool.applyAsync(bytes -> bytes.length, new byte[2 << 20]);

            Processes.kill(pid);

            assertThat(result.join()).isEqualTo(2 << 20);
        }
    }

    /** The parent of a worker that gives its end of the worker's pipe to another process, and never ends by itself. */
    static final class Parent {
        public static void main(String[] args) throws Exception {
            Journal started = Journal.in(Path.of(args[0]));
            try (Pool pool = Pool.create(1)) {
                pool.run(() -> {
                    String pipe = "/proc/" + Jobs.pid() + "/fd/4";
                    int unused = new ProcessBuilder(
                                    "setsid", "sh", "-c", "sleep 1000 5<>" + pipe + " & echo $! >> " + started.file())
                            .start()
                            .waitFor();
                    Jobs.never(started);
                });
            }
        }
    }

    @Tag("slow")
    @Test
    void workerEndsWithItsParentThoughAnotherProcessHoldsTheParentsEndOfThePipe() throws Exception {
        try (Program parent = Program.start(Parent.class, dir, dir.toString())) {
            List<Long> pids = journal().awaitPids(2);

            parent.kill();

            Processes.awaitEnd(pids.get(1));
            assertThat(Processes.isRunning(pids.get(0))).isTrue();
        }
    }
}
