package io.github.processpool.core.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts the JVMs that write an archive. Each ends by itself soon, or when its input does. */
public interface ArchiveTraining {
    /**
     * What to start.
     *
     * @param niceness how far it stays behind others that want the processors: the system's number, 19 at most
     * @param options of the JVM, besides those of every worker
     * @param jars its whole class path
     */
    record Jvm(int niceness, List<String> options, List<Path> jars) {}

    /** Starts a worker that gets ready and leaves. */
    Process warmUp(Jvm jvm) throws IOException;

    /** Starts a JVM that runs nothing. */
    Process run(Jvm jvm) throws IOException;
}
