package io.github.processpool.core.launch;

import io.github.processpool.core.files.SmallFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Counts the processes that the kernel has ended for want of memory since a moment. Only Linux tells. */
record MemoryKills(Path counters, long before) {
    private static final Path COUNTERS = Path.of("/proc/vmstat");
    private static final String COUNTER = "oom_kill ";

    static MemoryKills sinceNow() {
        return sinceNow(COUNTERS);
    }

    static MemoryKills sinceNow(Path counters) {
        return new MemoryKills(counters, read(counters));
    }

    /** Returns how many there were since then; 0 if that is unknown. */
    long count() {
        return Math.max(0, read(counters) - before);
    }

    private static long read(Path counters) {
        try {
            for (String line : SmallFiles.lines(counters)) {
                if (line.startsWith(COUNTER)) {
                    return Long.parseLong(line.substring(COUNTER.length()).strip());
                }
            }
        } catch (IOException | RuntimeException e) {
            // unknown
        }
        return 0;
    }
}
