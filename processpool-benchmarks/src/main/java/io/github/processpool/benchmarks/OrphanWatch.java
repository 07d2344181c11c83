package io.github.processpool.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Kills the parent of busy workers and measures how long they live. */
final class OrphanWatch {
    private static final long GUARD_NANOS = 2_000_000_000L;

    private long ticks; // used by the orphans, for which no process of ours waits

    /** Returns the milliseconds until all were gone, or a word if they were not. */
    String measure(List<String> command) throws IOException, InterruptedException {
        try (MeasuredProcess parent = new MeasuredProcess(command)) {
            List<Long> orphans = Arrays.stream(parent.next("orphans.pids").split(",", -1))
                    .map(Long::valueOf)
                    .toList();
            ticks = orphans.stream().mapToLong(Load::ticksOf).sum();
            long start = System.nanoTime();
            parent.kill();
            while (orphans.stream().anyMatch(OrphanWatch::lives)) {
                if (System.nanoTime() - start > GUARD_NANOS) {
                    orphans.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
                    return "they stay";
                }
                Thread.sleep(1);
            }
            return Double.toString((System.nanoTime() - start) / 1e6);
        }
    }

    long ticks() {
        return ticks;
    }

    private static boolean lives(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X'; // these have ended, but nobody has read the exit code yet
        } catch (IOException e) {
            return false;
        }
    }
}
