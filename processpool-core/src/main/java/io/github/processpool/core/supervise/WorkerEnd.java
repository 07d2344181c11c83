package io.github.processpool.core.supervise;

import io.github.processpool.core.files.SmallFiles;
import io.github.processpool.core.wire.OutOfMemory;
import io.github.processpool.core.wire.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a worker process ended: what is known of it, the probable cause in words, and whether the pool wanted it so.
 */
public record WorkerEnd(
        long pid, int exitCode, @Nullable String signal, List<String> stderrTail, String cause, boolean intended) {

    private static final Set<String> REQUESTS = Set.of("SIGHUP", "SIGINT", "SIGTERM");

    /** Returns the classes with which this package finds out and tells how a worker ended. */
    public static List<Class<?>> itsClasses() {
        List<Class<?>> classes = new ArrayList<>(List.of(
                ChildProcesses.class,
                CrashReport.class,
                HeldPipe.class,
                HeldPipes.class,
                MemoryKills.class,
                OutOfMemory.class,
                Patiently.class,
                ProbableCause.class,
                Quote.class,
                Signals.class,
                SmallFiles.class,
                StartRefusal.class,
                WorkerEnd.class));
        for (Class<?> outer : List.of(
                Changes.class,
                PoolThreads.class,
                StartFailures.class,
                Supervisor.class,
                WorkerEnd.class,
                WorkerHandle.class)) {
            Collections.addAll(classes, outer.getDeclaredClasses());
        }
        return classes;
    }

    static WorkerEnd neverStarted(@Nullable Throwable why) {
        return new WorkerEnd(-1, -1, null, List.of(), "the process could not be started: " + why, false);
    }

    /**
     * What a process leaves behind: whether it had come so far as to be ready, its last lines, the JVM's report of a
     * native crash, and how many processes the kernel ended during its life for want of memory.
     */
    record Traces(
            boolean wasReady,
            List<String> stderrTail,
            @Nullable CrashReport crashReport,
            long memoryKills) {}

    /** Returns the last lines as they can be shown and logged: each on a line of its own, without control characters. */
    public String shownTail() {
        StringBuilder shown = new StringBuilder();
        for (String line : outputWithoutCrash()) {
            shown.append(System.lineSeparator()).append("  ").append(Quote.text(line));
        }
        return shown.toString();
    }

    /** Tells whether the process was asked to end from outside, perhaps together with its whole process group. */
    boolean wasAskedFor() {
        return signal != null && REQUESTS.contains(signal);
    }

    static WorkerEnd of(long pid, int exitCode, Traces traces, @Nullable String killReason, boolean intended) {
        String signal = Signals.ofExitCode(exitCode);
        String cause = killReason != null ? killReason : ProbableCause.of(exitCode, signal, traces);
        CrashReport report = traces.crashReport();
        if (report != null) {
            cause += ": " + report.summary();
        }
        return new WorkerEnd(pid, exitCode, signal, traces.stderrTail(), cause, intended);
    }

    /** Returns the last lines without those that the JVM prints of a native crash, which the cause tells. */
    public List<String> outputWithoutCrash() {
        return CrashReport.without(stderrTail);
    }
}
