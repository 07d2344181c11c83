package io.github.processpool.core;

import io.github.processpool.Pool;
import io.github.processpool.core.dispatch.LocalPool;
import io.github.processpool.core.dispatch.PoolOptions;
import io.github.processpool.core.inprocess.ThreadLauncher;
import io.github.processpool.core.launch.WorkerLauncher;
import java.util.concurrent.atomic.AtomicReference;

/** Pools whose workers are threads of this JVM, for fast tests. */
public final class InProcessPools {
    private InProcessPools() {}

    /** Returns a builder of such pools. */
    public static Pool.Builder builder() {
        return new ProcessPoolProvider().newBuilder().inProcess(true);
    }

    /** Returns a builder of pools with such workers, as {@code launcher} makes them. */
    public static Pool.Builder builder(WorkerLauncher launcher) {
        return new ProcessPoolBuilder((options, launch) -> new LocalPool(options, launcher));
    }

    /** Returns what starts such workers. */
    public static WorkerLauncher launcher() {
        return new ThreadLauncher(System.err::println, () -> {});
    }

    /** Returns the options of such a pool. */
    public static PoolOptions options(int workers) {
        AtomicReference<PoolOptions> options = new AtomicReference<>();
        WorkerLauncher launcher = launcher();
        Pool.Builder builder = new ProcessPoolBuilder((given, launch) -> {
            options.set(given);
            return new LocalPool(given, launcher);
        });
        builder.workers(workers).build().close();
        return options.get();
    }
}
