package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.CrashBanner;
import io.github.processpool.core.launch.Exit;
import io.github.processpool.core.wire.Quote;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a worker ended, the probable cause in words, and whether the pool intended it. */
public record WorkerEnd(long pid, Exit exit, List<String> stderrTail, String cause, boolean intended) {

    private static final Set<String> REQUESTS = Set.of("SIGHUP", "SIGINT", "SIGTERM");

    static WorkerEnd neverStarted(@Nullable Throwable why) {
        String cause = "the process could not be started: " + why;
        return new WorkerEnd(-1, new Exit(-1, null, cause, null, false), List.of(), cause, false);
    }

    /** {@code killReason} says why the pool itself ended the process; null if it did not. */
    static WorkerEnd of(long pid, Exit exit, List<String> stderrTail, @Nullable String killReason, boolean intended) {
        String cause = killReason != null ? killReason : exit.probableCause();
        String report = exit.crashReport();
        return new WorkerEnd(pid, exit, stderrTail, report == null ? cause : cause + ": " + report, intended);
    }

    public int exitCode() {
        return exit.code();
    }

    public @Nullable String signal() {
        return exit.signal();
    }

    /** Returns the last lines for messages and logs: each on a line of its own, without control characters. */
    public String shownTail() {
        StringBuilder shown = new StringBuilder();
        for (String line : outputWithoutCrash()) {
            shown.append(System.lineSeparator()).append("  ").append(Quote.text(line));
        }
        return shown.toString();
    }

    /** Tells whether a signal asked the process to end, perhaps together with its whole process group. */
    boolean wasAskedFor() {
        return exit.signal() != null && REQUESTS.contains(exit.signal());
    }

    /** Returns the last lines without those that the JVM prints about a native crash, which the cause contains. */
    public List<String> outputWithoutCrash() {
        return CrashBanner.without(stderrTail);
    }
}
