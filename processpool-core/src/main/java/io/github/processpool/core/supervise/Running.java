package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.WorkerLauncher.Launched;
import java.io.Closeable;
import java.io.IOException;

/** What a worker has from the launch of its process on. */
record Running(
        Launched process,
        ProcessKill kill,
        Outbox outbox,
        MarkFile mark,
        WorkerOutputReader output,
        MessageIntake intake) {

    /** Closes the pipes that the worker's own thread uses. */
    void close() {
        close(process.toWorker());
        close(process.fromWorker());
    }

    static void close(Closeable pipe) {
        try {
            pipe.close();
        } catch (IOException e) {
            // What is left in a dead worker's pipe is of no use to anybody.
        }
    }
}
