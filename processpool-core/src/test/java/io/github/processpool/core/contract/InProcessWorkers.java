package io.github.processpool.core.contract;

import io.github.processpool.Pool;
import io.github.processpool.core.InProcessPools;

/** A pool of three threads of this JVM, for fast tests of everything but the processes. */
interface InProcessWorkers extends PoolUnderTest {

    @Override
    default Pool.Builder newBuilder() {
        return InProcessPools.builder();
    }

    @Override
    default int workers() {
        return 3;
    }
}
