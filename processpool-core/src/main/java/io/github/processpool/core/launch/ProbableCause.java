package io.github.processpool.core.launch;

import io.github.processpool.core.wire.ProgressMark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words what an exit code probably means. */
final class ProbableCause {
    private ProbableCause() {}

    /** Explains the exit code of a worker that was ready. */
    static String ofExitCode(int code) {
        return switch (code) {
            case 0 -> "the task probably called System.exit(0) or Runtime.halt(0)";
            case 3 -> "it had no memory left, or the task called System.exit(3)";
            case 70 -> "the worker itself failed (its last output says how), or the task called System.exit(70)";
            case 72 -> "it could not understand a message of its pool, or the task called System.exit(72)";
            default -> "the task probably called System.exit(" + code + ") or Runtime.halt(" + code + ")";
        };
    }

    /** Explains why a worker was never ready. {@code refusal} is the JVM's own reason; null if it gave none. */
    static String ofFailedStart(int code, List<String> lastLines, @Nullable String refusal) {
        if (code == ProgressMark.GONE_EXIT_CODE) {
            return "its files were deleted while it started; perhaps a cleaner keeps deleting temporary files";
        }
        if (isMainClassMissing(lastLines)) {
            return "processpool-core is not on its class path, or can't be read: add the jar to Builder.classPath";
        }
        if (refusal != null) {
            return "the JVM refuses to start (" + refusal
                    + "): change the options of Builder.jvmOptions, or of "
                    + String.join(", ", InheritedEnvironment.OPTION_VARIABLES);
        }
        return "the JVM could not start with its options, or its initializer ended it";
    }

    /** The message may be in any language. In a stack trace, the name of a method follows that of the class. */
    private static boolean isMainClassMissing(List<String> lastLines) {
        for (String line : lastLines) { // no stream: this runs where memory may be short
            if (line.contains(Application.MAIN_CLASS) && !line.contains(Application.MAIN_CLASS + ".")) {
                return true;
            }
        }
        return false;
    }

    static String ofSignal(String signal, long memoryKills) {
        return switch (signal) {
            case "SIGKILL" ->
                memoryKills > 0
                        ? "it was killed with SIGKILL, probably by the kernel's out-of-memory killer, which has killed "
                                + memoryKills + (memoryKills == 1 ? " process" : " processes")
                                + " during the worker's life: give workers less memory (Builder.maxMemoryPerWorker), or use"
                                + " fewer workers"
                        : "it was killed with SIGKILL by a person, a program, or the kernel's out-of-memory killer";
            case "SIGTERM" -> "it was ended with SIGTERM";
            case "SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE" ->
                "native code crashed the JVM (a native library, or the JVM itself)";
            default -> "it was ended by " + signal;
        };
    }
}
