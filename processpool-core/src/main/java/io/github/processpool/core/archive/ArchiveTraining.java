package io.github.processpool.core.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts the JVMs that write an archive. Each ends by itself soon, or when its input does. */
public interface ArchiveTraining {
    /**
     * What to start.
     *
     * @param niceness the system's number, from 0 to 19: how far it stays behind other processes
     * @param options of the JVM, besides those of every worker
     * @param jars its whole class path
     * @param warmsUp whether it is a worker that gets ready and leaves; otherwise it runs nothing
     */
    record Jvm(int niceness, List<String> options, List<Path> jars, boolean warmsUp) {}

    /** Starts a JVM, which may use files in {@code directory}, the pool's private folder. */
    Process start(Jvm jvm, Path directory) throws IOException;
}
