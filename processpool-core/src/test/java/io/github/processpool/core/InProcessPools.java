package io.github.processpool.core;

import io.github.processpool.Pool;
import io.github.processpool.core.dispatch.InProcessLauncher;
import io.github.processpool.core.dispatch.LocalPool;
import io.github.processpool.core.dispatch.PoolOptions;
import io.github.processpool.core.launch.WorkerLauncher;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Pools whose workers are threads of this JVM, for fast tests: everything but the processes is real, pipes and messages
 * included. A worker can't be killed in the middle of a task, and does not know its identity.
 */
public final class InProcessPools {
    private InProcessPools() {}

    /** Returns a builder of such pools. */
    public static Pool.Builder builder() {
        return builder(new InProcessLauncher());
    }

    /** Returns a builder of pools with such workers, as {@code launcher} makes them. */
    public static Pool.Builder builder(WorkerLauncher launcher) {
        return new ProcessPoolBuilder((options, launch) -> new LocalPool(options, launcher));
    }

    /** Returns the options of such a pool. */
    public static PoolOptions options(int workers) {
        AtomicReference<PoolOptions> options = new AtomicReference<>();
        InProcessLauncher launcher = new InProcessLauncher();
        Pool.Builder builder = new ProcessPoolBuilder((given, launch) -> {
            options.set(given);
            return new LocalPool(given, launcher);
        });
        builder.workers(workers).build().close();
        return options.get();
    }
}
