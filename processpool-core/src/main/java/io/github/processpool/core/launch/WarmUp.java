package io.github.processpool.core.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** The messages to a worker that starts only so that its JVM writes an archive. */
public interface WarmUp {
    /**
     * Sends the messages.
     *
     * @param directory the pool's private folder, for files that the worker needs
     */
    void send(OutputStream toWorker, Path directory) throws IOException;
}
