package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.Pool;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.core.testkit.NoLeaks;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Native crashes: what the messages say, and where the JVM's report is kept. */
@ExtendWith(NoLeaks.class)
class NativeCrashIT {
    private static WorkerCrashedException crash(Pool pool) {
        return catchThrowableOfType(WorkerCrashedException.class, () -> pool.run(CrashWay.SEGFAULT::happen));
    }

    @Test
    void isToldOnceInAFewLinesWithTheLossFirst() {
        List<String> printed = new CopyOnWriteArrayList<>();
        try (LogWatch log = LogWatch.open();
                Pool pool = Pool.builder()
                        .workers(1)
                        .name("crashing")
                        .workerOutput(output -> printed.add(output.line()))
                        .build()) {
            assertThat(linesOf(crash(pool).getMessage())).isLessThan(6);

            eventually().until(() -> !log.warningsOf("crashing").isEmpty());
            assertThat(log.warningsOf("crashing")).singleElement().satisfies(warning -> {
                String text = warning.getFormattedMessage();
                assertThat(text)
                        .startsWith("crashing: 1 task was lost with worker 0 (pid ")
                        .contains("native code crashed the JVM", "SIGSEGV (0xb) at pc=", "; in V ")
                        .doesNotContain("of crashing", "hs_err_pid", "fatal error has been detected");
                assertThat(linesOf(text)).isLessThan(6);
                assertThat(text.split("SIGSEGV \\(0xb\\)", -1)).hasSize(2);
            });
        }
        assertThat(printed).noneMatch(line -> line.startsWith("#"));
    }

    /** Except those in which some JVMs warn of the way in which the test crashes them. */
    private static long linesOf(String message) {
        return message.lines().filter(line -> !line.contains("WARNING: ")).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void theReportLiesWhereTheEnvironmentSays(String variable, @TempDir Path dir) throws Exception {
        try (Pool pool = Pool.builder()
                .workers(1)
                .environment(Map.of(variable, "-XX:ErrorFile=" + dir + "/report_%p.log"))
                .build()) {
            assertThatItLiesIn(dir, crash(pool));
        }
    }

    @Test
    void theReportLiesWhereTheJvmOptionsSay(@TempDir Path dir) throws Exception {
        try (Pool pool = Pool.builder()
                .workers(1)
                .jvmOptions("-XX:ErrorFile=" + dir + "/report_%p.log")
                .build()) {
            assertThatItLiesIn(dir, crash(pool));
        }
    }

    private static void assertThatItLiesIn(Path dir, WorkerCrashedException crash) throws Exception {
        Path report = dir.resolve("report_" + crash.pid() + ".log");
        assertThat(crash).hasMessageContaining("SIGSEGV").hasMessageContaining("the JVM's report is " + report);
        assertThat(Files.readString(report)).contains("Problematic frame");
    }

    /** Creates a named pipe without a writer in place of the JVM's report, and crashes without a report. */
    static void crashWithAPipeAsReport() throws Exception {
        Path folder = Path.of(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(argument -> argument.startsWith("-XX:ErrorFile="))
                        .findFirst()
                        .orElseThrow()
                        .substring("-XX:ErrorFile=".length()))
                .getParent();
        Path report = folder.resolve("hs_err_pid" + Jobs.pid() + ".log");
        int unused = new ProcessBuilder("mkfifo", report.toString()).start().waitFor();
        new ProcessBuilder("kill", "-KILL", String.valueOf(Jobs.pid())).start().waitFor();
    }

    @Test
    void aPipeInThePlaceOfTheReportIsNotWaitedFor() {
        try (Pool pool = Pool.create(1)) {
            assertThat(catchThrowableOfType(
                            WorkerCrashedException.class, () -> pool.run(NativeCrashIT::crashWithAPipeAsReport)))
                    .hasMessageContaining("SIGKILL");
            int nine = pool.apply(Jobs::square, 3);
            assertThat(nine).isEqualTo(9);
        }
    }
}
