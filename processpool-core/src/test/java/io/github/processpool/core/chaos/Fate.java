package io.github.processpool.core.chaos;

import java.util.Set;

/** The fate of a task: its behaviour in the worker, and the outcomes that its call may report. */
enum Fate {
    /** Returns at once. */
    PLAIN,
    /** Takes some milliseconds. */
    SLEEPS,
    /** Returns many bytes. */
    LARGE,
    /** Prints a lot, on both streams, JSON and half lines too. */
    PRINTS,
    /** Throws an exception that names the item. */
    THROWS,
    /** Returns what can't travel. */
    UNENCODABLE,
    /** Calls System.exit, which lets exit hooks run. */
    EXITS(41),
    /** As EXITS, but only the first time that it is run. */
    EXITS_ONCE(43),
    /** Halts the JVM. */
    HALTS(42),
    /** Sends its own JVM a SIGKILL. */
    KILLS_ITSELF(137),
    /** Fills the heap. Whatever of the worker needs memory next may fail with it. */
    RUNS_OUT_OF_MEMORY(3),
    /** Never returns; for calls with a time limit, which has the worker killed. */
    HANGS(137);

    /** Those that cost their worker nothing. */
    static final Set<Fate> HARMLESS = Set.of(PLAIN, SLEEPS, LARGE, PRINTS);
    /** Those that fail by themselves alone. */
    static final Set<Fate> FAILING = Set.of(THROWS, UNENCODABLE);

    private static final int NONE = -1;

    private final int exitCode;

    Fate() {
        this(NONE);
    }

    Fate(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Tells whether a worker may end with this exit code because of such a task. */
    boolean mayEndWith(int code) {
        return exitCode != NONE && code == exitCode;
    }
}
