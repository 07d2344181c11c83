package io.github.processpool.core.supervise;

import org.jspecify.annotations.Nullable;

/** Says in words what an exit code probably means. */
final class ProbableCause {
    private ProbableCause() {}

    static String of(int exitCode, @Nullable String signal, WorkerEnd.Traces traces) {
        if (signal == null && traces.crashReport() != null) {
            return "the JVM ended itself";
        }
        if (signal == null) {
            return switch (exitCode) {
                case 0 -> "it left of its own accord: the task probably called System.exit(0) or Runtime.halt(0)";
                case 1 -> exited(1) + (traces.wasReady() ? "" : ", or the JVM failed to start");
                case 3 -> "it had no memory left, or the task called System.exit(3)";
                case 70 -> "the worker itself failed, which its last output tells, or the task called System.exit(70)";
                case 72 -> "it could not understand what its pool said, or the task called System.exit(72)";
                default -> exited(exitCode);
            };
        }
        return switch (signal) {
            case "SIGKILL" ->
                traces.memoryKills() > 0
                        ? "it was killed with SIGKILL, probably by the kernel's out-of-memory killer, which has ended "
                                + traces.memoryKills() + (traces.memoryKills() == 1 ? " process" : " processes")
                                + " during its life: give workers less memory (Builder.maxMemoryPerWorker), or have"
                                + " fewer of them"
                        : "somebody killed it with SIGKILL: a person, a program, or the kernel's out-of-memory killer";
            case "SIGTERM" -> "somebody asked it to end with SIGTERM";
            case "SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE" ->
                "native code crashed the JVM (a native library, or the JVM itself)";
            default -> "it was ended by " + signal;
        };
    }

    private static String exited(int code) {
        return "the task probably called System.exit(" + code + ") or Runtime.halt(" + code + ")";
    }
}
