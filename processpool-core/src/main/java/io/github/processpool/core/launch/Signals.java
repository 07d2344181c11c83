package io.github.processpool.core.launch;

import org.jspecify.annotations.Nullable;

/** Exit codes above 128 and the signals that they stand for. */
final class Signals {
    private static final int BASE = 128;

    private Signals() {}

    static @Nullable String ofExitCode(int exitCode) {
        return exitCode <= BASE || exitCode > BASE + 64 ? null : name(exitCode - BASE);
    }

    private static String name(int signal) {
        return switch (signal) {
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
            default -> "SIG" + signal;
        };
    }
}
