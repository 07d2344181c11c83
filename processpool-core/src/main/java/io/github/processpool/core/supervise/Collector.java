package io.github.processpool.core.supervise;

import io.github.processpool.core.archive.JavaRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The garbage collector of a worker, unless its user has chosen one: many small JVMs run side by side. */
final class Collector {
    private static final List<String> SERIAL = List.of("-XX:+UseSerialGC"); // no thread of its own, the least memory

    /**
     * Java 17 can use the objects of its own class data archive with this one alone, which saves a fifth of a worker's
     * start. One thread does for a worker's heap, and as much of that is young as with the other.
     */
    private static final List<String> G1 = List.of(
            "-XX:+UseG1GC",
            "-XX:ParallelGCThreads=1",
            "-XX:ConcGCThreads=1",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:G1NewSizePercent=30");

    private static final int LAST_THAT_NEEDS_G1 = 17;

    private Collector() {}

    static List<String> options(WorkerOptions options) {
        if (options.jvmOptions().stream().anyMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
            return List.of();
        }
        return best(options.javaHome());
    }

    /** Returns what is best where no user has a say. */
    static List<String> best(Path javaHome) {
        try {
            return JavaRelease.at(javaHome).feature() <= LAST_THAT_NEEDS_G1 ? G1 : SERIAL;
        } catch (IOException e) {
            return SERIAL; // an installation that says nothing of itself
        }
    }
}
