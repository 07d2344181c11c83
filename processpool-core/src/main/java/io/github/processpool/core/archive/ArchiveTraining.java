package io.github.processpool.core.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts the JVMs that write an archive, at the lowest priority. Each ends by itself soon, or when its input does. */
public interface ArchiveTraining {

    /** Starts a worker with these options and these jars alone, which gets ready and leaves. */
    Process rehearse(List<String> jvmOptions, List<Path> jars) throws IOException;

    /** Starts a JVM with these options and these jars that runs nothing. */
    Process run(List<String> jvmOptions, List<Path> jars) throws IOException;
}
