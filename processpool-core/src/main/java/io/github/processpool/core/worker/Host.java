package io.github.processpool.core.worker;

import io.github.processpool.Worker;
import java.nio.file.Path;

/** What a worker runs in: a process of its own, or a thread. */
public interface Host {

    /** Called before the first task, with the worker and the folder in which its pool keeps its files. */
    default void introduced(Worker worker, Path poolDirectory) {}

    /** Called when the worker has got another number. */
    default void adopted() {}

    /** Called once the worker has begun, by a thread that may take its time, not by the main thread. */
    default void begun() {}

    /**
     * Called when the worker takes no more work. From now on the end of the pipe does not mean that the parent is gone.
     */
    default void leaving() {}

    /** Called when the worker has said that it is leaving. Waits until the parent has noticed. */
    default void left() {}

    /** Waits, once the worker is leaving, for the parent's end; false if it is still there after this time. */
    default boolean parentEndsWithin(long millis) {
        return false;
    }

    /**
     * Called by another thread than the main thread when the worker can't go on: the parent is gone, or a thread has
     * failed.
     */
    default void deserted(ExitCode exit) {}
}
