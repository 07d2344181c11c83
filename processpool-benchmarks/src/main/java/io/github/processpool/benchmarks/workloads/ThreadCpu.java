package io.github.processpool.benchmarks.workloads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time of this JVM and of its children, by the purpose of their threads, as Linux counts it. */
final class ThreadCpu {
    /** The purpose of a JVM's thread. */
    enum Job {
        COMPILERS,
        COLLECTORS,
        REST;

        static Job ofThread(String name) {
            if (name.startsWith("C1 ") || name.startsWith("C2 ")) {
                return COMPILERS;
            }
            return name.startsWith("G1 ") || name.startsWith("GC ") || name.startsWith("VM Thread") ? COLLECTORS : REST;
        }
    }

    private static final int USER_TIME = 11; // the fields of stat, counted from behind the name
    private static final int SYSTEM_TIME = 12;

    private final Map<Job, Long> ticks = new EnumMap<>(Job.class);

    private ThreadCpu() {}

    /** Returns the time used until now. */
    static ThreadCpu now() throws IOException {
        ThreadCpu cpu = new ThreadCpu();
        cpu.addProcess(ProcessHandle.current().pid());
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            cpu.addProcess(child.pid());
        }
        return cpu;
    }

    private void addProcess(long pid) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks.toList()) {
                addThread(task);
            }
        }
    }

    private void addThread(Path task) {
        String stat;
        try {
            stat = Files.readString(task.resolve("stat"));
        } catch (IOException e) {
            return; // it has ended
        }
        int nameEnd = stat.lastIndexOf(')');
        List<String> fields = List.of(stat.substring(nameEnd + 2).split(" ", -1));
        long used = Long.parseLong(fields.get(USER_TIME)) + Long.parseLong(fields.get(SYSTEM_TIME));
        ticks.merge(Job.ofThread(stat.substring(stat.indexOf('(') + 1, nameEnd)), used, Long::sum);
    }

    /** Returns the part, in percent, of all time used since then that threads with this purpose have used. */
    double percentSince(ThreadCpu before, Job job) {
        long all = 0;
        for (Job each : Job.values()) {
            all += since(before, each);
        }
        return 100.0 * since(before, job) / Math.max(1, all);
    }

    private long since(ThreadCpu before, Job job) {
        return ticks.getOrDefault(job, 0L) - before.ticks.getOrDefault(job, 0L);
    }
}
