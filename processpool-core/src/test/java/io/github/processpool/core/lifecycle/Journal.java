package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file to which the tasks in all workers add lines, for the test to read: what ran, where, and how often. */
record Journal(Path file) {

    static Journal in(Path directory) {
        return new Journal(directory.resolve("journal"));
    }

    /** Adds a line with one write, so that those of several processes do not mix. */
    void add(Object line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addPid() {
        add(Jobs.pid());
    }

    List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Long> pids() {
        return lines().stream().map(Long::valueOf).toList();
    }

    /** For tests: waits until there are this many lines, and returns them as process ids. */
    List<Long> awaitPids(int count) {
        eventually().until(() -> lines().size() >= count);
        return pids();
    }

    /** For tests: waits for the first line, and returns it as a process id. */
    long awaitPid() {
        return awaitPids(1).get(0);
    }
}
