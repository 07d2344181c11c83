package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.WorkerLauncher.Launched;
import io.github.processpool.core.wire.Payload;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a worker that ended before it was ready.
 *
 * @param failure why no process could be started; null if one was
 * @param process null if none was started
 * @param initializerError what the initializer threw; null if it did not
 * @param lackedFiles whether others removed files that the worker needed: they are made again for the next one
 */
record FailedStart(
        WorkerEnd end,
        @Nullable IOException failure,
        @Nullable Launched process,
        @Nullable Payload initializerError,
        boolean lackedFiles) {

    /** There was no thread for a worker. */
    static FailedStart withoutThread(OutOfMemoryError why) {
        return new FailedStart(WorkerEnd.neverStarted(why), new IOException(why), null, null, false);
    }
}
