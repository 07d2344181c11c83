package io.github.processpool.core.dispatch;

import io.github.processpool.core.files.SmallFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Asks the operating system how much memory a process takes, where it says so in a file (Linux). */
final class ResidentMemory {
    private static final String FIELD = "VmRSS:";

    private ResidentMemory() {}

    /** Returns the resident set in bytes, or -1 where it is not known. */
    static long bytesOf(long pid) {
        if (pid < 0) {
            return -1;
        }
        try {
            for (String line : SmallFiles.lines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith(FIELD)) {
                    String kibibytes =
                            line.substring(FIELD.length()).replace("kB", "").trim();
                    return Long.parseLong(kibibytes) * 1024;
                }
            }
        } catch (IOException | NumberFormatException e) {
            return -1; // not Linux, or the process has just ended
        }
        return -1;
    }
}
