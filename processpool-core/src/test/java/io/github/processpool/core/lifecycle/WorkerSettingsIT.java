package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.Pool;
import io.github.processpool.TaskFailedException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What workers are started with. */
@ExtendWith(NoLeaks.class)
class WorkerSettingsIT {
    private static final String SEEN_FIRST = System.getenv("POOL_TEST_COLOUR");

    static int allocate(int megabytes) {
        byte[][] blocks = new byte[megabytes][];
        for (int i = 0; i < megabytes; i++) {
            blocks[i] = new byte[1 << 20];
        }
        return blocks.length;
    }

    static long stackDepth(long depth) {
        try {
            return depth == Long.MAX_VALUE ? depth : stackDepth(depth + 1);
        } catch (StackOverflowError e) {
            return depth;
        }
    }

    @Test
    @Conformance("The environment reaches workers before any user code runs; later changes have no effect")
    void environmentReachesTheWorkersBeforeAnyOfTheirCodeRuns() {
        Map<String, String> variables = new HashMap<>(Map.of("POOL_TEST_COLOUR", "dark blue", "HOME", "/elsewhere"));
        Pool.Builder builder = Pool.builder().workers(1).environment(variables);
        variables.put("POOL_TEST_COLOUR", "changed too late");
        try (Pool pool = builder.build()) {
            assertThat(pool.apply(() -> SEEN_FIRST)).isEqualTo("dark blue");
            assertThat(pool.apply(() -> System.getenv("HOME"))).isEqualTo("/elsewhere");
            assertThat(pool.apply(() -> System.getenv("PATH"))).isEqualTo(System.getenv("PATH"));
        }
    }

    @Test
    @Conformance("The environment reaches workers before any user code runs; later changes have no effect")
    void everyPoolOfABuilderHasTheEnvironmentOfItsTime() {
        Pool.Builder builder = Pool.builder().workers(1).environment(Map.of("POOL_TEST_COLOUR", "red"));
        try (Pool red = builder.build();
                Pool green =
                        builder.environment(Map.of("POOL_TEST_COLOUR", "green")).build()) {
            assertThat(List.of(red.apply(() -> SEEN_FIRST), green.apply(() -> SEEN_FIRST)))
                    .containsExactly("red", "green");
        }
    }

    @Test
    void workingDirectoryIsWhereTasksAre(@TempDir Path dir) throws Exception {
        Files.writeString(dir.resolve("here.txt"), "found");
        try (Pool pool = Pool.builder().workers(1).workingDirectory(dir).build()) {
            assertThat(pool.apply(() -> Files.readString(Path.of("here.txt")))).isEqualTo("found");
            assertThat(pool.apply(() -> Path.of("").toRealPath())).isEqualTo(dir.toRealPath());
        }
    }

    @Test
    void jvmOptionsReachTheWorkers() {
        try (Pool pool = Pool.builder()
                .workers(1)
                .jvmOptions("-Dpool.test.key=a value with \"quotes\" and $signs", "-Xss16m", "-XX:+UseParallelGC")
                .build()) {
            assertThat(pool.apply(() -> System.getProperty("pool.test.key")))
                    .isEqualTo("a value with \"quotes\" and $signs");
            assertThat(pool.apply(() -> ManagementFactory.getGarbageCollectorMXBeans()
                            .get(0)
                            .getName()))
                    .startsWith("PS");
            try (Pool plain = Pool.create(1)) {
                long deep = pool.apply(WorkerSettingsIT::stackDepth, 0L);
                long usual = plain.apply(WorkerSettingsIT::stackDepth, 0L);
                assertThat(deep).isGreaterThan(4 * usual);
            }
        }
    }

    @Test
    void javaHomeSaysWhichJavaRunsTheWorkers(@TempDir Path dir) throws Exception {
        Path bin = Files.createDirectories(dir.resolve("jdk/bin"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(
                bin.resolve("java"), "#!/bin/sh\nPOOL_TEST_COLOUR='from the wrapper' exec '" + java + "' \"$@\"\n");
        Files.setPosixFilePermissions(bin.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));

        try (Pool pool = Pool.builder().workers(1).javaHome(dir.resolve("jdk")).build()) {
            assertThat(pool.apply(() -> SEEN_FIRST)).isEqualTo("from the wrapper");
        }
    }

    @Test
    void classPathReplacesThatOfTheApplication(@TempDir Path dir) {
        List<Path> entries = Stream.concat(
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(Path::of),
                        Stream.of(dir))
                .toList();
        try (Pool pool = Pool.builder().workers(1).classPath(entries).build()) {
            assertThat(pool.apply(() -> System.getProperty("java.class.path"))).endsWith(dir.toString());
        }
    }

    @Test
    @Conformance("300 tasks that leak 3 MB each run in recycled workers; a task that needs more "
            + "memory than there is fails alone")
    void taskThatNeedsMoreMemoryThanItsWorkerHasFailsAloneAndTheWorkerIsReplaced() {
        try (Pool pool = Pool.builder().workers(1).maxMemoryPerWorker(64L << 20).build()) {
            long pid = pool.apply(Jobs::pid);
            assertThat(pool.apply(() -> Runtime.getRuntime().maxMemory())).isLessThanOrEqualTo(64L << 20);

            TaskFailedException failure =
                    catchThrowableOfType(TaskFailedException.class, () -> pool.apply(WorkerSettingsIT::allocate, 200));

            assertThat(failure).hasCauseInstanceOf(OutOfMemoryError.class);
            int ten = pool.apply(WorkerSettingsIT::allocate, 10);
            assertThat(ten).isEqualTo(10);
            assertThat(pool.apply(Jobs::pid)).isNotEqualTo(pid);
        }
    }
}
