package io.github.processpool.core;

import io.github.processpool.Pool;
import io.github.processpool.core.dispatch.LocalPool;
import io.github.processpool.spi.PoolProvider;
import io.github.processpool.spi.SharedProvider;

/** Makes pools on child JVMs; found by {@link java.util.ServiceLoader}. */
public final class ProcessPoolProvider implements PoolProvider {
    @Override
    public Pool.Builder newBuilder() {
        return new ProcessPoolBuilder(LocalPool::new);
    }

    @Override
    public SharedProvider shared() {
        return new SharedDataProvider();
    }
}
