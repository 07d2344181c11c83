package io.github.processpool.core.shared;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory the system could give now. A folder in memory may be given more than there is. */
final class FreeMemory {
    private static final Path COUNTERS = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private FreeMemory() {}

    /** Returns it in bytes; where it is not known, more than anybody wants. */
    static long bytes() {
        try (BufferedReader lines = Files.newBufferedReader(COUNTERS)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
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
