package io.github.processpool.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probable cause of a process's end, in words. */
class ExitTest {
    private static Exit ready(int code, long memoryKills, @Nullable String report) {
        return Exit.of(code, true, List.of("last words"), report == null ? null : new CrashReport(report), memoryKills);
    }

    private static Exit unready(int code, String... lines) {
        return Exit.of(code, false, List.of(lines), null, 0);
    }

    @Test
    void aKillWhileTheKernelWasShortOfMemoryIsPutDownToTheKernel() {
        assertThat(ready(137, 1, null).probableCause())
                .contains("probably by the kernel's out-of-memory killer")
                .contains("1 process ")
                .contains("maxMemoryPerWorker");
        assertThat(ready(137, 0, null).probableCause())
                .contains("it was killed with SIGKILL by a person")
                .doesNotContain("probably");
    }

    @Test
    void anExitCodeIsPutDownToTheTask() {
        assertThat(ready(1, 0, null).probableCause()).contains("System.exit(1)").doesNotContain("could not start");
        assertThat(ready(7, 0, null).probableCause()).contains("System.exit(7)");
        assertThat(ready(3, 0, null).probableCause()).contains("no memory left");
        assertThat(ready(70, 0, null).probableCause()).contains("the worker itself failed");
    }

    @Test
    void aWorkerThatWasNeverReadyMayHaveFailedToStart() {
        assertThat(unready(1, "my own words").probableCause())
                .isEqualTo("the JVM could not start with its options, or its initializer ended it");
        assertThat(unready(1, "Error: Could not find or load main class " + Application.MAIN_CLASS)
                        .probableCause())
                .contains("Builder.classPath");
        assertThat(unready(1, "\tat " + Application.MAIN_CLASS + ".main(WorkerMain.java:1)")
                        .probableCause())
                .doesNotContain("Builder.classPath");
        assertThat(unready(74).probableCause()).contains("its files were deleted");
        assertThat(unready(143).probableCause()).contains("SIGTERM");
    }

    @Test
    void aJvmThatRefusesItsOptionsWouldDoSoAgain() {
        Exit refused = unready(1, "Unrecognized option: -nosuch", "Error: Could not create the Java Virtual Machine.");

        assertThat(refused.refusesOptions()).isTrue();
        assertThat(refused.probableCause()).contains("(Unrecognized option: -nosuch)", "Builder.jvmOptions");
        assertThat(unready(1, "Unrecognized option: -nosuch").refusesOptions()).isFalse();
    }

    @Test
    void aNativeCrashIsToldWithWhatItsReportSays() {
        Exit crashed = ready(134, 0, "SIGSEGV (0xb)");

        assertThat(crashed.probableCause()).contains("native code crashed the JVM");
        assertThat(crashed.crashReport()).isEqualTo("SIGSEGV (0xb)");
    }

    @Test
    void aJvmThatReportsWhyItCouldNotGoOnHasNotBeenEndedByTheTask() {
        assertThat(ready(1, 0, "There is insufficient memory").probableCause()).isEqualTo("the JVM ended itself");
    }

    @Test
    void theKernelsCounterIsReadAtBothEnds(@TempDir Path dir) throws IOException {
        Path counters = dir.resolve("vmstat");
        Files.writeString(counters, "pgfault 99\noom_kill 3\nnuma_hit 1\n");
        MemoryKills kills = MemoryKills.sinceNow(counters);
        assertThat(kills.count()).isZero();

        Files.writeString(counters, "pgfault 99\noom_kill 5\nnuma_hit 1\n");
        assertThat(kills.count()).isEqualTo(2);
        assertThat(MemoryKills.sinceNow(dir.resolve("nowhere")).count()).isZero();
    }
}
