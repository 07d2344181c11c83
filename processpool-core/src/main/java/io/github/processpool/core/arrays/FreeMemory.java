package io.github.processpool.core.arrays;

import io.github.processpool.core.files.SmallFiles;
import java.io.IOException;
import java.nio.file.Path;

/** How much memory the system has left. A folder in memory may claim to have more room than that. */
final class FreeMemory {
    private static final Path COUNTERS = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private FreeMemory() {}

    /** Returns it in bytes, or {@code Long.MAX_VALUE} where it is not known. */
    static long bytes() {
        try {
            for (String line : SmallFiles.lines(COUNTERS)) {
                if (line.startsWith(AVAILABLE)) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException | NumberFormatException e) {
            // not known
        }
        return Long.MAX_VALUE;
    }
}
