package io.github.processpool.core.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Looks at processes, sends them signals, and waits for what comes of it. */
final class Processes {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> SIGNALS = List.of("HUP", "INT", "QUIT"); // from 1 on
    private static final int TERM = 15;

    private Processes() {}

    /** A wait that allows for a slow machine. */
    static ConditionFactory eventually() {
        return Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    /** Tells whether a process runs; a zombie, which an orphan may stay for seconds, does not. */
    static boolean isRunning(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException e) {
            return false;
        }
    }

    /** Tells whether processes that this one starts ignore a signal, which a Java program can't change. */
    static boolean ignores(String signal) throws IOException {
        int number = signal.equals("TERM") ? TERM : SIGNALS.indexOf(signal) + 1;
        String ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0");
        return (Long.parseUnsignedLong(ignored, 16) & 1L << (number - 1)) != 0;
    }

    static void awaitEnd(long pid) {
        eventually().until(() -> !isRunning(pid));
    }

    static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Sends a signal by its name, such as STOP, to a process, or to a group of them if the number is negative. */
    static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "--", Long.toString(pid)).start().waitFor();
    }
}
