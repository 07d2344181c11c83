package io.github.processpool.core.contract;

import io.github.processpool.Pool;

/** A pool of four child JVMs: what can overlap does. */
interface FourLocalWorkers extends PoolUnderTest {

    @Override
    default Pool.Builder newBuilder() {
        return Pool.builder();
    }

    @Override
    default int workers() {
        return 4;
    }
}
