package io.github.processpool.core.supervise;

import org.jspecify.annotations.Nullable;

/** Says in words what an exit code probably means. */
final class ProbableCause {
    private ProbableCause() {}

    static String of(int exitCode, @Nullable String signal) {
        if (signal == null) {
            return switch (exitCode) {
                case 0 -> "it left of its own accord: the task probably called System.exit(0) or Runtime.halt(0)";
                case 1 -> "the task probably called System.exit(1) or Runtime.halt(1), or the JVM failed to start";
                case 72 -> "it could not understand what its pool said, or the task called System.exit(72)";
                case 3 -> "it had no memory left, or the task called System.exit(3)";
                default -> "the task probably called System.exit(" + exitCode + ") or Runtime.halt(" + exitCode + ")";
            };
        }
        return switch (signal) {
            case "SIGKILL" ->
                "somebody killed it with SIGKILL, probably the kernel's out-of-memory killer, or a person";
            case "SIGTERM" -> "somebody asked it to end with SIGTERM";
            case "SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE" ->
                "native code crashed the JVM (a native library, or the JVM itself)";
            default -> "it was ended by " + signal;
        };
    }
}
