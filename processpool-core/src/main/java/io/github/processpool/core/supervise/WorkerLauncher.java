package io.github.processpool.core.supervise;

import io.github.processpool.core.files.PoolFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Makes worker processes. */
public interface WorkerLauncher {

    /**
     * Told before the first launch that there will be some, so that what takes long the first time may be done meanwhile by
     * a thread of its own. Returns at once.
     *
     * @param folder that of the launches
     */
    default void prepare(PoolFolder folder, PoolThreads threads) {}

    /**
     * Starts a worker.
     *
     * @param directory the pool's private folder, for files that the worker needs at its start
     * @throws IOException if no process can be started
     */
    Launched launch(Path directory) throws IOException;

    /**
     * Told that a worker ended before it could say anything. Returns true if the next one is started in a more careful
     * way, so that this failure does not say that workers can't start.
     */
    default boolean startMoreCarefully(Launched failed) {
        return false;
    }

    /** Returns what workers lack that they should have of this JVM; asked for once, when a worker is ready. */
    default List<String> warnings() {
        return List.of();
    }

    /** Ends what this launcher does beside launching workers. Returns when no process of that is left. */
    default void close() {}

    /** A worker that was started, and the three streams between it and its parent. */
    interface Launched {
        /** Returns the command line that started it. */
        List<String> command();

        /** Returns the process id. */
        long pid();

        /** Takes messages to the worker. */
        OutputStream toWorker();

        /** Gives the worker's messages, to the last that it sent, also when it was killed. */
        InputStream fromWorker();

        /** Gives what the worker prints. */
        InputStream output();

        /** Waits until the worker has ended; false if it is still there after this time. */
        boolean exitsWithin(long millis) throws InterruptedException;

        /** Waits until the worker has ended, and returns its exit code. */
        int awaitExit() throws InterruptedException;

        /** Returns the living processes that the worker and its children have started. */
        default List<ProcessHandle> descendants() {
            return List.of();
        }

        /**
         * Ends the worker and the processes that it started, as far as they are known. Returns at once, and false if the
         * worker could not be ended now.
         */
        boolean kill();
    }
}
