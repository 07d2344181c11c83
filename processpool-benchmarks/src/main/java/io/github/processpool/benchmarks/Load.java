package io.github.processpool.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How busy the rest of the machine was: the time of all processors, as Linux counts it, minus the time of this process
 * and its ended children. Time taken by a hypervisor counts as busy.
 */
final class Load {
    /** A measurement in which the rest of the machine used more processors than this is marked. */
    static final double DISTURBING = 0.15;

    private static final double TICKS_PER_SECOND = 100; // the same on every Linux
    private static final List<Integer> BUSY_FIELDS = List.of(1, 2, 3, 6, 7, 8); // of /proc/stat: not idle, not waiting
    private static final int OWN_FIELDS =
            11; // of /proc/self/stat after the name: own, then children's, user and system
    private static final long CALM_INTERVAL_MILLIS = 500;

    private final long startNanos = System.nanoTime();
    private final long busy = busyTicks();
    private final long own = ownTicks();

    /** Returns how many processors the others have used, on average, since this object was made. */
    double othersSince(long orphansTicks) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        double ticks = (busyTicks() - busy) - (ownTicks() - own) - orphansTicks;
        return Math.max(0, ticks / TICKS_PER_SECOND / Math.max(seconds, 0.01));
    }

    /** Waits until the machine is calm, or the time is over. */
    static void awaitCalm(int seconds) throws InterruptedException {
        long limit = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < limit) {
            Load load = new Load();
            Thread.sleep(CALM_INTERVAL_MILLIS);
            if (load.othersSince(0) <= DISTURBING) {
                return;
            }
        }
    }

    private static long busyTicks() {
        String[] fields = read(Path.of("/proc/stat")).split("\\s+", 12);
        return BUSY_FIELDS.stream().mapToLong(i -> Long.parseLong(fields[i])).sum();
    }

    private static long ownTicks() {
        return ticks(Path.of("/proc/self/stat"), 4);
    }

    /** Returns the time used by a process that still runs. */
    static long ticksOf(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        return Files.exists(stat) ? ticks(stat, 2) : 0;
    }

    private static long ticks(Path stat, int count) {
        String line = read(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return IntStream.range(OWN_FIELDS, OWN_FIELDS + count)
                .mapToLong(i -> Long.parseLong(fields[i]))
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
