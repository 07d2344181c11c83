package io.github.processpool.core.supervise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a worker process ended: what is known of it, the probable cause in words, and whether the pool wanted it so.
 */
public record WorkerEnd(
        long pid, int exitCode, @Nullable String signal, List<String> stderrTail, String cause, boolean intended) {

    static WorkerEnd neverStarted(@Nullable Throwable why) {
        return new WorkerEnd(-1, -1, null, List.of(), "the process could not be started: " + why, false);
    }

    static WorkerEnd of(
            long pid,
            int exitCode,
            List<String> stderrTail,
            @Nullable String crashReport,
            @Nullable String killReason,
            boolean intended) {
        String signal = Signals.ofExitCode(exitCode);
        String cause = killReason != null ? killReason : ProbableCause.of(exitCode, signal);
        if (crashReport != null) {
            cause += ". The JVM's own report begins:" + System.lineSeparator() + "  " + crashReport;
        }
        return new WorkerEnd(pid, exitCode, signal, stderrTail, cause, intended);
    }
}
