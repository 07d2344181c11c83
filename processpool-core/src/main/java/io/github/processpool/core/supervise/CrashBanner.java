package io.github.processpool.core.supervise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps back what a worker's JVM prints of its own crash, which the pool tells in its own words, with what it cost. The
 * lines may also be those of another JVM that a task has started; then they are passed on as soon as that is known. Used by
 * one thread.
 */
final class CrashBanner {
    private static final int MOST_LINES = 40;
    private static final String MARK = "#";

    private final long pid;
    private final Consumer<String> lines;
    private final List<String> held = new ArrayList<>();

    /** {@code lines} takes what is passed on. */
    CrashBanner(long pid, Consumer<String> lines) {
        this.pid = pid;
        this.lines = lines;
    }

    /** Passes a line on, or keeps it back. */
    void accept(String line) {
        if (mayBelong(line)) {
            held.add(line);
        } else {
            release();
            lines.accept(line);
        }
    }

    private boolean mayBelong(String line) {
        return switch (held.size()) {
            case 0 -> line.equals(MARK);
            case 1 -> CrashReport.begins(line);
            default -> line.startsWith(MARK) && held.size() < MOST_LINES;
        };
    }

    /** Hears that the worker prints nothing more. */
    void end() {
        if (held.stream().anyMatch(line -> CrashReport.isOf(pid, line))) {
            held.clear();
        }
        release();
    }

    private void release() {
        List<String> released = List.copyOf(held);
        held.clear();
        released.forEach(lines);
    }
}
