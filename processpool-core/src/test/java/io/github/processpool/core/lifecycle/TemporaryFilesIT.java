package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.processpool.Pool;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a pool that others delete, that can't be created, or that a killed program leaves behind. */
@ExtendWith(NoLeaks.class)
class TemporaryFilesIT {
    private static final String TEMPORARY = "java.io.tmpdir";

    /** A pool that is alone in a folder for temporary files. */
    private static final class Alone implements AutoCloseable {
        private final String before = System.getProperty(TEMPORARY);
        private final Path temporary;

        Alone(Path temporary) {
            this.temporary = temporary;
            System.setProperty(TEMPORARY, temporary.toString());
        }

        List<Path> files() throws IOException {
            try (Stream<Path> files = Files.list(temporary)) {
                return files.toList();
            }
        }

        /** Deletes files as cleaners of temporary files do. */
        void tidyUp() throws IOException {
            for (Path file : files()) {
                if (Files.isDirectory(file)) {
                    try (Stream<Path> inside = Files.list(file)) {
                        for (Path one : inside.toList()) {
                            Files.delete(one);
                        }
                    }
                }
                Files.delete(file);
            }
        }

        @Override
        public void close() {
            System.setProperty(TEMPORARY, before);
        }
    }

    private static void endWorker(Pool pool) {
        assertThat(catchThrowable(() -> pool.run(() -> System.exit(9)))).isInstanceOf(WorkerCrashedException.class);
    }

    @Test
    void poolWhoseFilesWereTidiedUpGoesOn(@TempDir Path dir) throws IOException {
        try (Alone alone = new Alone(dir)) {
            try (Pool pool = Pool.create(1)) {
                pool.run(() -> {});
                List<Path> before = alone.files();
                alone.tidyUp();
                endWorker(pool);

                int sixteen = pool.apply(Jobs::square, 4);

                assertThat(sixteen).isEqualTo(16);
                assertThat(alone.files()).as("made again").containsExactlyInAnyOrderElementsOf(before);
            }
            assertThat(alone.files()).isEmpty();
        }
    }

    @Test
    void argumentFileThatWasTidiedUpIsMadeAgain(@TempDir Path dir) throws IOException {
        try (Alone alone = new Alone(dir);
                Pool pool = Pool.builder()
                        .workers(1)
                        .startupArchive(false)
                        .classPath(longClassPath())
                        .build()) {
            pool.run(() -> {});
            alone.tidyUp();
            endWorker(pool);

            int sixteen = pool.apply(Jobs::square, 4);

            assertThat(sixteen).isEqualTo(16);
        }
    }

    /** More workers than a pool gives up after. */
    @Tag("slow")
    @ParameterizedTest(name = "with an argument file: {0}")
    @ValueSource(booleans = {false, true})
    void filesThatAreTidiedUpWhileWorkersStartAreMadeAgain(
            boolean withArgumentFile, @TempDir Path temporary, @TempDir Path dir) throws IOException {
        Flag mayStart = Flag.in(dir, "mayStart");
        Java java = Java.in(dir);
        Journal launched = Journal.in(dir);
        java.runs("echo $$ >> " + launched.file() + "; while [ ! -e " + mayStart.file()
                + " ]; do sleep 0.01; done; exec " + Java.real() + " \"$@\"");
        Pool.Builder builder = Pool.builder().workers(4).startupArchive(false).javaHome(java.home());
        if (withArgumentFile) {
            builder.classPath(longClassPath());
        }
        try (Alone alone = new Alone(temporary);
                Pool pool = builder.build()) {
            assertThat(launched.awaitPids(4)).hasSize(4);
            alone.tidyUp();
            mayStart.raise();

            List<Integer> squares = pool.map(Jobs::square, List.of(1, 2, 3, 4));

            assertThat(squares).containsExactly(1, 4, 9, 16);
        }
    }

    /** So long that it does not fit a command line. */
    private static List<Path> longClassPath() {
        Stream<Path> application =
                Stream.of(System.getProperty("java.class.path").split(":")).map(Path::of);
        Stream<Path> more = IntStream.range(0, 4_000).mapToObj(i -> Path.of("/nowhere/to/be/found/at/all", i + ".jar"));
        return Stream.concat(application, more).toList();
    }

    @Test
    @SuppressWarnings("try") // that the folder is set is all
    void missingFolderForTemporaryFilesIsNamed(@TempDir Path dir) {
        Path missing = dir.resolve("missing");
        try (Alone unused = new Alone(missing);
                Pool pool = Pool.create(1)) {
            WorkerStartException failure =
                    catchThrowableOfType(WorkerStartException.class, () -> pool.apply(Jobs::square, 4));

            assertThat(failure)
                    .hasMessageContaining(missing.toString())
                    .hasMessageContaining("point java.io.tmpdir to a folder");
        }
    }

    @Test
    void poolBeginsAsSoonAsTheFolderForTemporaryFilesIsThere(@TempDir Path dir) throws IOException {
        Path late = dir.resolve("late");
        try (Alone alone = new Alone(late)) {
            try (Pool pool = Pool.create(1)) {
                Files.createDirectory(late);

                int sixteen = pool.apply(Jobs::square, 4);

                assertThat(sixteen).isEqualTo(16);
            }
            assertThat(alone.files()).isEmpty();
        }
    }

    /** A program whose temporary files go to a full file system. */
    static final class FullDisk {
        private FullDisk() {}

        public static void main(String[] args) throws IOException {
            Path full = Path.of(args[0]);
            Path ballast = full.resolve("ballast");
            System.out.println(catchThrowable(() -> Files.write(ballast, new byte[1 << 20])));
            System.setProperty(TEMPORARY, full.toString());
            try (Pool pool = Pool.create(1)) {
                System.out.println(catchThrowable(() -> pool.apply(Jobs::square, 4)));
                Files.delete(ballast);
            }
            try (Pool pool = Pool.create(1)) {
                System.out.println("then " + pool.<Integer, Integer>apply(Jobs::square, 4));
            }
            try (Stream<Path> left = Files.list(full)) {
                System.out.println("left: " + left.toList());
            }
        }
    }

    @Test
    void fullFolderForTemporaryFilesIsNamed(@TempDir Path dir) throws Exception {
        Path small = Files.createDirectory(dir.resolve("small"));
        List<String> mounted = Mounts.small("64k", small);
        assumeThat(Mounts.areAllowed()).isTrue();
        try (Program program = Program.startBy(mounted, FullDisk.class, dir, small.toString())) {
            assertThat(program.exitCode()).as(program.output()).isZero();

            assertThat(program.output())
                    .contains(WorkerStartException.class.getName())
                    .contains(small + "/processpool-")
                    .contains("No space left on device")
                    .contains("then 16")
                    .contains("left: []");
        }
    }

    /** Its worker is never ready, or it has none at the moment. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] args) throws Exception {
            Pool starting = Pool.builder().workers(1).javaHome(Path.of(args[0])).build();
            Pool idle =
                    Pool.builder().workers(1).idleTimeout(Duration.ofMillis(1)).build();
            idle.run(() -> {});
            while (idle.stats().idle() > 0) {
                Thread.sleep(1);
            }
            new Flag(Path.of(args[1])).raise();
            Thread.sleep(Duration.ofDays(1).toMillis());
            starting.close();
        }
    }

    /** A program that has a pool and ends. */
    static final class Next {
        private Next() {}

        public static void main(String[] args) {
            try (Pool pool = Pool.create(1)) {
                pool.run(() -> {});
            }
        }
    }

    @Test
    void whatALivingProgramNeedsStaysAndWhatAKilledOneLeftIsSweptByTheNext(@TempDir Path dir) throws Exception {
        sweepAfter(List.of(), dir);
    }

    /** As containers do that share a folder: each program is process 1 to itself. */
    @Tag("slow")
    @Test
    void programsThatDoNotSeeEachOthersProcessesSweepOnlyWhatTheDeadHaveLeft(@TempDir Path dir) throws Exception {
        assumeThat(Mounts.areAllowed()).isTrue();
        sweepAfter(List.of("unshare", "-rpf", "--mount-proc", "--kill-child"), dir);
    }

    private static void sweepAfter(List<String> command, Path dir) throws Exception {
        Java java = Java.in(dir);
        // It outlives the program, but not the test and its directory.
        java.runs("exec 3>&- 4<&- >/dev/null 2>&1 </dev/null; while [ -d '" + dir + "' ]; do sleep 1; done");
        Flag ready = Flag.in(dir, "ready");
        try (Program killed = Program.startBy(
                command, Killed.class, dir, java.home().toString(), ready.file().toString())) {
            ready.awaitRaised();
            List<Path> needed = killed.leftovers();
            assertThat(needed).as("two folders, two locks").hasSize(4);
            runNext(command, dir);
            assertThat(killed.leftovers()).containsExactlyInAnyOrderElementsOf(needed);

            killed.kill();
            assertThat(killed.leftovers()).containsExactlyInAnyOrderElementsOf(needed);
            eventually().untilAsserted(() -> {
                runNext(command, dir); // a process that was killed gives up its locks in a moment
                assertThat(killed.leftovers()).isEmpty();
            });
        }
    }

    private static void runNext(List<String> command, Path dir) throws Exception {
        Path output = Files.createDirectories(dir.resolve("next"));
        Files.deleteIfExists(output.resolve("tmp"));
        Files.createSymbolicLink(output.resolve("tmp"), dir.resolve("tmp"));
        try (Program next = Program.startBy(command, Next.class, output)) {
            assertThat(next.exitCode()).as(next.output()).isZero();
        }
    }

    static void printLines(int count) {
        for (int i = 0; i < count; i++) {
            System.out.println(i);
        }
    }

    @Test
    void folderGoesWithTheLastWorkerHoweverSlowTheSinkIs(@TempDir Path dir) throws Exception {
        int lines = 3_000;
        Semaphore mayPass = new Semaphore(0);
        AtomicInteger passed = new AtomicInteger();
        try (Alone alone = new Alone(dir)) {
            Pool pool = Pool.builder()
                    .workers(1)
                    .workerOutput(line -> {
                        mayPass.acquireUninterruptibly();
                        passed.incrementAndGet();
                    })
                    .build();
            pool.run(() -> printLines(lines));
            pool.shutdown();

            eventually().until(() -> {
                mayPass.release();
                return alone.files().isEmpty();
            });

            assertThat(passed.get()).isLessThan(lines);
            mayPass.release(lines);
            assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        }
    }
}
