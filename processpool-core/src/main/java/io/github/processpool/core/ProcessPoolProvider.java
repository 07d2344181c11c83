package io.github.processpool.core;

import io.github.processpool.Pool;
import io.github.processpool.core.dispatch.LocalPool;
import io.github.processpool.core.dispatch.PoolOptions;
import io.github.processpool.core.launch.ChildJvmLauncher;
import io.github.processpool.core.launch.LaunchOptions;
import io.github.processpool.core.launch.WarmUp;
import io.github.processpool.core.supervise.Introduction;
import io.github.processpool.spi.PoolProvider;
import io.github.processpool.spi.SharedProvider;

/** Makes pools on child JVMs; found by {@link java.util.ServiceLoader}. */
public final class ProcessPoolProvider implements PoolProvider {
    @Override
    public Pool.Builder newBuilder() {
        return new ProcessPoolBuilder(ProcessPoolProvider::onChildJvms);
    }

    private static Pool onChildJvms(PoolOptions options, LaunchOptions launch) {
        WarmUp warmUp = Introduction.forWarmUp(options.workers().poolName());
        return new LocalPool(options, new ChildJvmLauncher(launch, warmUp));
    }

    @Override
    public SharedProvider shared() {
        return new SharedDataProvider();
    }
}
