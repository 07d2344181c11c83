package io.github.processpool.core.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Withholds the lines that a worker's JVM prints about its own crash, since the pool reports the crash itself. A task may
 * have started another JVM, whose crash looks the same: those lines are passed on. Not thread-safe.
 */
public final class CrashBanner {
    private static final int MOST_LINES = 40;

    private final long pid;
    private final Consumer<String> lines;
    private final List<String> held = new ArrayList<>();

    /** {@code lines} takes the lines that are passed on. */
    public CrashBanner(long pid, Consumer<String> lines) {
        this.pid = pid;
        this.lines = lines;
    }

    /** Passes a line on, or withholds it until it is known which process crashed. */
    public void accept(String line) {
        if (mayBelong(line)) {
            held.add(line);
        } else {
            release();
            lines.accept(line);
        }
    }

    private boolean mayBelong(String line) {
        return switch (held.size()) {
            case 0 -> line.equals(CrashReport.MARK);
            case 1 -> CrashReport.begins(line);
            default -> line.startsWith(CrashReport.MARK) && held.size() < MOST_LINES;
        };
    }

    /** The worker prints nothing more. */
    public void end() {
        if (held.stream().anyMatch(line -> CrashReport.isOf(pid, line))) {
            held.clear();
        }
        release();
    }

    /** Returns lines without those that a JVM prints about its crash. */
    public static List<String> without(List<String> lines) {
        boolean crashed = false;
        List<String> others = new ArrayList<>();
        for (String line : lines) {
            crashed |= CrashReport.begins(line);
            if (!line.startsWith(CrashReport.MARK)) {
                others.add(line);
            }
        }
        return crashed ? others : lines;
    }

    private void release() {
        List<String> released = List.copyOf(held);
        held.clear();
        released.forEach(lines);
    }
}
