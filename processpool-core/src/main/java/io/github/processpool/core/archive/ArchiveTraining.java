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
     */
    record Jvm(int niceness, List<String> options, List<Path> jars) {}

    /** Starts a worker that gets ready and leaves. */
    Process warmUp(Jvm jvm) throws IOException;

    /** Starts a JVM that runs nothing. */
    Process run(Jvm jvm) throws IOException;
}
