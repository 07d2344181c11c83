package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probable cause of a worker's end, in words. */
class WorkerEndTest {

    private static WorkerEnd end(int exitCode, long memoryKills, @Nullable String report, @Nullable String killReason) {
        return WorkerEnd.of(
                1,
                exitCode,
                new WorkerEnd.Traces(
                        true, List.of("last words"), report == null ? null : new CrashReport(report), memoryKills),
                killReason,
                false);
    }

    @Test
    void aKillWhileTheKernelWasShortOfMemoryIsPutDownToTheKernel() {
        assertThat(end(137, 1, null, null).cause())
                .contains("probably by the kernel's out-of-memory killer")
                .contains("1 process ")
                .contains("maxMemoryPerWorker");
        assertThat(end(137, 0, null, null).cause())
                .contains("somebody killed it")
                .doesNotContain("probably");
    }

    @Test
    void whatTheWorkerPrintedLastIsShownSoThatItCantForgeOtherLines() {
        List<String> lines = List.of("first\r2026-01-01 INFO all is well", "\u001b[2Jsecond", "x".repeat(8_000));
        WorkerEnd end = WorkerEnd.of(1, 1, new WorkerEnd.Traces(true, lines, null, 0), null, false);

        assertThat(end.stderrTail()).isEqualTo(lines);
        assertThat(end.shownTail().split(System.lineSeparator()))
                .hasSize(4)
                .contains("  first?2026-01-01 INFO all is well", "  ?[2Jsecond")
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(1_100));
    }

    @Test
    void anExitCodeIsPutDownToTheTask() {
        assertThat(end(7, 0, null, null).cause()).contains("System.exit(7)");
        assertThat(end(3, 0, null, null).cause()).contains("no memory left");
        assertThat(end(70, 0, null, null).cause()).contains("the worker itself failed");
    }

    @Test
    void onlyAWorkerThatWasNotReadyMayHaveFailedToStart() {
        WorkerEnd.Traces unready = new WorkerEnd.Traces(false, List.of(), null, 0);

        assertThat(WorkerEnd.of(1, 1, unready, null, false).cause()).contains("or the JVM failed to start");
        assertThat(end(1, 0, null, null).cause()).contains("System.exit(1)").doesNotContain("failed to start");
    }

    @Test
    void aNativeCrashIsToldWithWhatItsReportSays() {
        assertThat(end(134, 0, "SIGSEGV (0xb)", null).cause())
                .contains("native code crashed the JVM")
                .contains("SIGSEGV (0xb)");
    }

    @Test
    void aJvmThatReportsWhyItCouldNotGoOnHasNotBeenEndedByTheTask() {
        assertThat(end(1, 0, "There is insufficient memory", null).cause())
                .isEqualTo("the JVM ended itself: There is insufficient memory");
    }

    @Test
    void whatThePoolItselfDidIsNoGuess() {
        assertThat(end(137, 1, null, "we did it").cause()).isEqualTo("we did it");
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
