package io.github.processpool.core;

import io.github.processpool.Pool;
import io.github.processpool.core.dispatch.InProcessLauncher;
import io.github.processpool.core.supervise.WorkerLauncher;

/**
 * Pools whose workers are threads of this JVM, for fast tests: everything but the processes is real, pipes and messages
 * included. A worker can't be killed in the middle of a task, and doesn't know who it is.
 */
public final class InProcessPools {
    private InProcessPools() {}

    /** Returns a builder of such pools. */
    public static Pool.Builder builder() {
        return builder(new InProcessLauncher());
    }

    /** Returns a builder of pools with such workers, as {@code launcher} makes them. */
    public static Pool.Builder builder(WorkerLauncher launcher) {
        return new ProcessPoolBuilder(options -> InProcessLauncher.newPool(options, launcher));
    }
}
