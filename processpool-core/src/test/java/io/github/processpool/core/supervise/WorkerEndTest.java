package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.launch.Exit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the end of a worker is told. */
class WorkerEndTest {
    private static WorkerEnd end(@Nullable String report, @Nullable String killReason, List<String> lines) {
        return WorkerEnd.of(1, new Exit(137, "SIGKILL", "killed", report, false), lines, killReason, false);
    }

    @Test
    void whatTheWorkerPrintedLastIsShownSoThatItCantForgeOtherLines() {
        List<String> lines = List.of("first\r2026-01-01 INFO all is well", "\u001b[2Jsecond", "x".repeat(8_000));
        WorkerEnd end = end(null, null, lines);

        assertThat(end.stderrTail()).isEqualTo(lines);
        assertThat(end.shownTail().split(System.lineSeparator()))
                .hasSize(4)
                .contains("  first?2026-01-01 INFO all is well", "  ?[2Jsecond")
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(1_100));
    }

    @Test
    void theReportOfACrashFollowsTheCause() {
        assertThat(end("SIGSEGV (0xb)", null, List.of()).cause()).isEqualTo("killed: SIGSEGV (0xb)");
    }

    @Test
    void whatThePoolItselfDidIsNoGuess() {
        assertThat(end(null, "we did it", List.of()).cause()).isEqualTo("we did it");
    }
}
