package io.github.processpool.core.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** What is said to a worker that starts only so that its JVM writes an archive. */
public interface WarmUp {
    /**
     * Says it.
     *
     * @param directory the pool's private folder, for files that the worker needs
     */
    void hold(OutputStream toWorker, Path directory) throws IOException;
}
