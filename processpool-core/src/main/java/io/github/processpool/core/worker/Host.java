package io.github.processpool.core.worker;

import io.github.processpool.Worker;
import java.nio.file.Path;

/** What a worker runs in: a process of its own, or a thread of a test. */
public interface Host {

    /** Told who the worker is and where its pool keeps its files, before the first task. */
    default void introduced(Worker worker, Path poolDirectory) {}

    /** Told by a thread that has time for it, not the worker's own, that the worker has begun. */
    default void begun() {}

    /** Told that the worker takes no more work. From now on the end of the pipe does not mean that the parent is gone. */
    default void leaving() {}

    /** Told that the worker has said that it leaves: it is to wait until the parent has taken notice. */
    default void left() {}

    /** Waits, once the worker is leaving, for the parent's end; false if it is still there after this time. */
    default boolean parentEndsWithin(long millis) {
        return false;
    }

    /** Told by another thread than the worker's own that it can't go on: the parent is gone, or a thread has failed. */
    default void deserted(ExitCode exit) {}
}
