package io.github.processpool.core.launch;

import io.github.processpool.core.wire.ProgressMark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words what an exit code probably means, and for which signal it stands. */
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

    /** Returns the name of the signal that an exit code stands for; null if it stands for none. */
    static @Nullable String signal(int exitCode) {
        int number = exitCode - 128;
        if (number <= 0 || number > 64) {
            return null;
        }
        return switch (number) {
            case 1 -> "SIGHUP";
            case 2 -> "SIGINT";
            case 3 -> "SIGQUIT";
            case 4 -> "SIGILL";
            case 5 -> "SIGTRAP";
            case 6 -> "SIGABRT";
            case 7 -> "SIGBUS";
            case 8 -> "SIGFPE";
            case 9 -> "SIGKILL";
            case 11 -> "SIGSEGV";
            case 13 -> "SIGPIPE";
            case 14 -> "SIGALRM";
            case 15 -> "SIGTERM";
            case 24 -> "SIGXCPU";
            case 25 -> "SIGXFSZ";
            case 31 -> "SIGSYS";
            default -> "SIG" + number;
        };
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
