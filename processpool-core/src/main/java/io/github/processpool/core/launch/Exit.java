package io.github.processpool.core.launch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a process ended, and what that probably means.
 *
 * @param signal the name of the signal that ended it; null if none did
 * @param crashReport what the JVM reports of a native crash; null if there is no report
 * @param refusesOptions whether the JVM refused its options, which it would do again
 */
public record Exit(
        int code,
        @Nullable String signal,
        String probableCause,
        @Nullable String crashReport,
        boolean refusesOptions) {

    /** Returns the classes that find out how a process ended. */
    public static List<Class<?>> itsClasses() {
        return List.of(
                CrashBanner.class,
                CrashReport.class,
                Exit.class,
                MemoryKills.class,
                ProbableCause.class,
                StartRefusal.class);
    }

    /**
     * Finds out how a process ended.
     *
     * @param lastLines that it printed
     * @param memoryKills how many processes the kernel ended during its life for want of memory
     */
    static Exit of(int code, boolean wasReady, List<String> lastLines, @Nullable CrashReport report, long memoryKills) {
        String signal = ProbableCause.signal(code);
        String refusal = wasReady ? null : StartRefusal.of(code, lastLines);
        String cause;
        if (signal != null) {
            cause = ProbableCause.ofSignal(signal, memoryKills);
        } else if (report != null) {
            cause = "the JVM ended itself";
        } else if (wasReady) {
            cause = ProbableCause.ofExitCode(code);
        } else {
            cause = ProbableCause.ofFailedStart(code, lastLines, refusal);
        }
        return new Exit(code, signal, cause, report == null ? null : report.summary(), refusal != null);
    }
}
