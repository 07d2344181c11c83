package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.Worker;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Workers that can't start: the pool says so, soon, and does not try for ever. */
@ExtendWith(NoLeaks.class)
class StartFailureIT {

    static void breakIf(Flag broken, Journal journal) {
        journal.addPid();
        if (broken.isRaised()) {
            throw new IllegalStateException("no database today");
        }
    }

    static void breakWorkerOne(Journal journal, Flag repaired) {
        journal.add(Worker.current().id());
        if (Worker.current().id() == 1 && !repaired.isRaised()) {
            throw new IllegalStateException("not yet");
        }
    }

    private static WorkerStartException startFailure(AsyncResult<?> result) {
        return catchThrowableOfType(WorkerStartException.class, result::join);
    }

    @Test
    @Conformance("An initializer, an option or a Java that fails makes all calls fail after a few "
            + "tries; each try is logged at most once")
    void brokenInitializerFailsEveryPendingAndLaterCallAndIsToldOfInFull(@TempDir Path dir) throws Exception {
        Journal journal = Journal.in(dir);
        Flag broken = Flag.in(dir, "broken");
        broken.raise();
        try (LogWatch log = LogWatch.open();
                Pool pool = Pool.builder()
                        .workers(2)
                        .name("broken")
                        .initializer(() -> breakIf(broken, journal))
                        .build()) {
            List<AsyncResult<Integer>> pending = IntStream.range(0, 10)
                    .mapToObj(i -> pool.applyAsync(Jobs::square, i))
                    .toList();

            Set<WorkerStartException> failures =
                    pending.stream().map(StartFailureIT::startFailure).collect(Collectors.toSet());
            assertThat(failures)
                    .hasSize(10)
                    .allSatisfy(failure -> assertThat(failure)
                            .hasStackTraceContaining("no database today")
                            .hasStackTraceContaining("StartFailureIT.breakIf"));
            Stream.<Callable<?>>of(
                            () -> pool.apply(Jobs::square, 1),
                            () -> pool.map(Jobs::square, List.of(1)),
                            () -> pool.imap(Jobs::square, List.of(1)).toList(),
                            Executors.callable(() -> pool.run(() -> {})))
                    .forEach(call -> assertThat(catchThrowable(call::call)).isInstanceOf(WorkerStartException.class));
            assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
            assertThat(journal.lines()).as("starts that were tried").hasSizeBetween(2, 6);
            assertThat(log.warningsOf("broken"))
                    .hasSizeLessThanOrEqualTo(journal.lines().size());
        }
    }

    static void forge() {
        System.err.println("printed\rforged by a line");
        throw new IllegalStateException("no database\nforged by a message\u001b[2J\u2028forged too");
    }

    @Test
    void initializerCantForgeLinesInTheLog() {
        try (LogWatch log = LogWatch.open();
                Pool pool = Pool.builder()
                        .workers(1)
                        .name("forgers")
                        .initializer(StartFailureIT::forge)
                        .build()) {
            WorkerStartException failure =
                    catchThrowableOfType(WorkerStartException.class, () -> pool.apply(Jobs::square, 1));

            assertThat(failure).hasMessageContaining("no database?forged by a message?[2J?forged too");
            assertThat(failure.getCause()).hasMessageStartingWith("no database\nforged");
            assertThat(log.warningsOf("forgers"))
                    .isNotEmpty()
                    .flatMap(event -> List.of(event.getFormattedMessage().split(System.lineSeparator())))
                    .noneMatch(line -> line.startsWith("forged"))
                    .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
        }
    }

    @Test
    @Conformance("An initializer, an option or a Java that fails makes all calls fail after a few "
            + "tries; each try is logged at most once")
    void optionThatTheJvmRefusesFailsThePoolWithItsCommandLineExitCodeAndWords() {
        try (Pool pool =
                Pool.builder().workers(1).jvmOptions("-XX:+NoSuchOption").build()) {
            WorkerStartException failure =
                    catchThrowableOfType(WorkerStartException.class, () -> pool.apply(Jobs::square, 1));

            assertThat(failure)
                    .hasMessageContaining("-XX:+NoSuchOption")
                    .hasMessageContaining("Unrecognized VM option")
                    .hasMessageContaining("exit code 1");
        }
    }

    @Test
    void optionThatTheJvmRefusesIsNotTriedAgain() {
        try (LogWatch log = LogWatch.open();
                Pool pool = Pool.builder()
                        .workers(1)
                        .name("refused")
                        .jvmOptions("-Xmx3x")
                        .build()) {
            assertThat(catchThrowableOfType(WorkerStartException.class, () -> pool.apply(Jobs::square, 1)))
                    .hasMessageStartingWith(
                            "a worker of refused ended before it was ready, with exit code 1: the JVM refuses"
                                    + " to start (Invalid maximum heap size: -Xmx3x)")
                    .hasMessageContaining("Builder.jvmOptions");
            assertThat(log.warningsOf("refused")).isEmpty();
        }
    }

    @Tag("slow")
    @Test
    @Conformance("An initializer, an option or a Java that fails makes all calls fail after a few "
            + "tries; each try is logged at most once")
    void initializerThatExitsIsTreatedLikeOneThatThrows() {
        try (Pool pool =
                Pool.builder().workers(1).initializer(() -> System.exit(29)).build()) {
            assertThat(catchThrowable(() -> pool.apply(Jobs::square, 1)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("exit code 29");
        }
    }

    @Test
    void workerThatIsKilledWhileItStartsIsReplaced(@TempDir Path dir) throws Exception {
        Journal started = Journal.in(dir);
        Flag mayGoOn = Flag.in(dir, "mayGoOn");
        try (Pool pool = Pool.builder()
                .workers(1)
                .initializer(() -> Jobs.pidAfter(started, mayGoOn))
                .build()) {
            AsyncResult<Long> result = pool.applyAsync(Jobs::pid);
            Processes.kill(started.awaitPid());
            long second = started.awaitPids(2).get(1);

            mayGoOn.raise();

            assertThat(result.join()).isEqualTo(second);
        }
    }

    @Test
    @Conformance("An initializer, an option or a Java that fails makes all calls fail after a few "
            + "tries; each try is logged at most once")
    void startIsTriedAFewTimesAndThenNoMore(@TempDir Path dir) throws Exception {
        Journal journal = Journal.in(dir);
        Path java = Files.createDirectories(dir.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho tried >> " + journal.file() + "\necho 'out of order' >&2\nexit 9\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Pool pool = Pool.builder().workers(1).javaHome(dir.resolve("jdk")).build()) {
            WorkerStartException failure =
                    catchThrowableOfType(WorkerStartException.class, () -> pool.apply(Jobs::square, 1));

            assertThat(failure).hasMessageContaining("exit code 9").hasMessageContaining("out of order");
            assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
            assertThat(journal.lines()).hasSizeBetween(2, 5);
        }
    }

    @Test
    @Conformance("An initializer, an option or a Java that fails makes all calls fail after a few "
            + "tries; each try is logged at most once")
    void javaThatIsNotThereIsNamed(@TempDir Path dir) {
        try (Pool pool =
                Pool.builder().workers(1).javaHome(dir.resolve("nowhere")).build()) {
            assertThat(catchThrowable(() -> pool.apply(Jobs::square, 1)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining(dir.resolve("nowhere").toString());
        }
    }

    @Test
    @Conformance("An initializer, an option or a Java that fails makes all calls fail after a few "
            + "tries; each try is logged at most once")
    void workingDirectoryThatIsNotThereIsNamed(@TempDir Path dir) {
        try (Pool pool = Pool.builder()
                .workers(1)
                .workingDirectory(dir.resolve("nowhere"))
                .build()) {
            assertThat(catchThrowable(() -> pool.apply(Jobs::square, 1)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasStackTraceContaining(dir.resolve("nowhere").toString());
        }
    }

    @Tag("slow")
    @Test
    @Conformance("Limits of start, item and exit are distinct: the start time-out is named; "
            + "`terminate` ends a finalizer that hangs")
    void initializerThatTakesTooLongIsEndedAndNamedByItsLimit(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        Duration limit = Duration.ofMillis(600);
        try (Pool pool = Pool.builder()
                .workers(1)
                .startTimeout(limit)
                .initializer(() -> Jobs.neverWhatever(journal))
                .build()) {
            assertThat(catchThrowable(() -> pool.apply(Jobs::square, 1)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("start time-out of 600 ms");
            journal.pids().forEach(Processes::awaitEnd);
        }
    }

    @Tag("slow")
    @Test
    @Conformance("Replacements that can't start fail the pool with `WorkerStartException`, and nothing hangs")
    void replacementsThatCanNotStartFailThePoolRatherThanHang(@TempDir Path dir) throws Exception {
        Journal journal = Journal.in(dir);
        Flag broken = Flag.in(dir, "broken");
        try (Pool pool = Pool.builder()
                .workers(1)
                .initializer(() -> breakIf(broken, journal))
                .build()) {
            long pid = pool.apply(Jobs::pid);
            broken.raise();
            Processes.kill(pid);
            Processes.awaitEnd(pid);

            assertThat(catchThrowable(() -> pool.apply(Jobs::square, 1)))
                    .isInstanceOf(WorkerStartException.class)
                    .hasStackTraceContaining("no database today");
            assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
            assertThat(journal.lines()).as("starts that were tried").hasSizeBetween(3, 10);
        }
    }

    @Test
    @Conformance("If one worker can't start, the others serve, and its start is retried")
    void workersThatStartServeWhileAnotherOneCanNotAndItIsTriedAgain(@TempDir Path dir) throws Exception {
        Journal journal = Journal.in(dir);
        Flag repaired = Flag.in(dir, "repaired");
        try (Pool pool = Pool.builder()
                .workers(2)
                .initializer(() -> breakWorkerOne(journal, repaired))
                .build()) {
            assertThat(pool.map(Jobs::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
            eventually()
                    .until(() -> journal.lines().stream().filter("1"::equals).count() >= 2);

            repaired.raise();

            eventually().until(() -> pool.stats().idle() == 2);
        }
    }

    @Tag("slow")
    @Test
    void poolWhoseWorkersNeverStartedCloses(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        Pool pool = Pool.builder()
                .workers(2)
                .startTimeout(Duration.ofSeconds(8))
                .initializer(() -> Jobs.neverWhatever(journal))
                .build();
        journal.awaitPids(2);

        pool.close();

        assertThat(journal.pids()).noneMatch(Processes::isRunning);
    }

    @Test
    @Conformance("`close` while a crash, an encoding error or a failing start is pending does not hang")
    void poolClosesBetweenTwoTriesToStart(@TempDir Path dir) throws Exception {
        Journal journal = Journal.in(dir);
        Flag broken = Flag.in(dir, "broken");
        broken.raise();
        Pool pool = Pool.builder()
                .workers(1)
                .initializer(() -> breakIf(broken, journal))
                .build();
        Processes.awaitEnd(journal.awaitPid());

        pool.close();

        assertThat(journal.pids()).noneMatch(Processes::isRunning);
        assertThat(pool.stats().completed()).isZero();
    }
}
