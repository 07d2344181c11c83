package io.github.processpool.core.worker;

import io.github.processpool.Worker;
import java.nio.file.Path;

/** What a worker runs in: a process of its own, or a thread of a test. */
public interface Host {

    /** Told who the worker is and where its pool keeps its files, before the first task. */
    default void introduced(Worker worker, Path poolDirectory) {}

    /** Told by another thread than the worker's own that nothing more can come from the parent. */
    default void deserted(ExitCode exit) {}
}
