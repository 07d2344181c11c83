package io.github.processpool.core.launch;

import io.github.processpool.core.files.PoolFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Makes worker processes. */
public interface WorkerLauncher {

    /**
     * Announces launches, so that a thread can load meanwhile what the first one needs. Returns at once.
     *
     * @param folder the pool's private folder
     */
    default void prepare(PoolFolder folder, ThreadFactory threads) {}

    /**
     * Starts a worker.
     *
     * @param directory the pool's private folder, for files that the worker needs at its start
     * @throws IOException if no process can be started
     */
    Launched launch(Path directory) throws IOException;

    /**
     * Reports a worker that ended before it said anything. Returns true if the next one starts in a more careful way: then
     * this failure is no proof that workers can't start.
     */
    default boolean startMoreCarefully(Launched failed) {
        return false;
    }

    /** Returns warnings about what workers should inherit from this JVM and don't; asked for once, when a worker is ready. */
    default List<String> warnings() {
        return List.of();
    }

    /** Ends what this launcher does besides launching workers. Returns when its other processes are gone. */
    default void close() {}

    /** A worker that was started, and the three streams between it and its parent. */
    interface Launched {
        /** Returns the command line that started it, as messages show it. */
        String command();

        /** Tells whether files that the command line names have been removed, so that the process could not start. */
        default boolean lacksFiles() {
            return false;
        }

        long pid();

        /** Tells whether it has a process of its own, with descriptors of its own. */
        default boolean isProcess() {
            return true;
        }

        /** Returns the stream that takes messages to the worker. */
        OutputStream toWorker();

        /** Returns the stream of the worker's messages, up to the last that it sent, also if it was killed. */
        InputStream fromWorker();

        /** Returns the stream of what the worker prints. */
        InputStream output();

        /** Waits until the worker has ended; false if it is still there after this time. */
        boolean exitsWithin(long millis) throws InterruptedException;

        /** Waits until the worker has ended, and returns its exit code. */
        int awaitExit() throws InterruptedException;

        /**
         * Says how the worker ended, after {@link #awaitExit}.
         *
         * @param wasReady whether it ever took work
         * @param lastLines that it printed
         */
        Exit exit(int code, boolean wasReady, List<String> lastLines);

        /** Returns the living processes that the worker and its children have started. */
        default List<ProcessHandle> descendants() {
            return List.of();
        }

        /**
         * Kills the worker and those processes started by it that are known. Returns at once; returns false if the
         * worker could not be killed now.
         */
        boolean kill();
    }
}
