package io.github.processpool.core.contract;

import io.github.processpool.Pool;

/** The kind of pool that is put through a contract. */
interface PoolUnderTest {

    /** Returns a builder for pools of this kind. */
    Pool.Builder newBuilder();

    /** Returns how many workers the pools have. */
    int workers();

    /** Creates a pool of this kind for a test that can't use the one that its class shares. */
    default Pool newPool(int workers) {
        return newBuilder().workers(workers).build();
    }
}
