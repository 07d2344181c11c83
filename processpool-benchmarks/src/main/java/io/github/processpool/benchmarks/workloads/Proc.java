package io.github.processpool.benchmarks.workloads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells of a process. */
final class Proc {
    private Proc() {}

    /** Returns a process's share of memory in MiB: its own pages, and its part of those that it shares. */
    static double pssMib(long pid) throws IOException {
        return mib(pid, "smaps_rollup", "Pss:");
    }

    /** Returns the most memory that a process has had at a time, in MiB. */
    static double peakMib(long pid) throws IOException {
        return mib(pid, "status", "VmHWM:");
    }

    private static double mib(long pid, String file, String label) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), file))) {
            if (line.startsWith(label)) {
                return Double.parseDouble(
                                line.substring(label.length()).replace("kB", "").trim())
                        / 1024;
            }
        }
        throw new IOException("no " + label + " in /proc/" + pid + "/" + file);
    }
}
