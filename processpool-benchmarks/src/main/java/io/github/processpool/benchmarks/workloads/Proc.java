package io.github.processpool.benchmarks.workloads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Linux's figures on a process. */
final class Proc {
    private Proc() {}

    /** Returns a process's proportional set size in MiB: its own pages, and its part of shared ones. */
    static double pssMib(long pid) throws IOException {
        return mib(pid, "smaps_rollup", "Pss:");
    }

    /** Returns a process's peak memory in MiB. */
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
