package io.github.processpool.core.contract;

import io.github.processpool.Pool;

/** A pool of one child JVM: nothing overlaps. */
interface OneLocalWorker extends PoolUnderTest {

    @Override
    default Pool.Builder newBuilder() {
        return Pool.builder();
    }

    @Override
    default int workers() {
        return 1;
    }
}
