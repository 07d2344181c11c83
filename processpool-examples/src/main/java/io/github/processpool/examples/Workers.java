package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedBarrier;
import java.time.Duration;
import java.util.stream.IntStream;

/** What examples want of the workers of a pool before they begin. */
final class Workers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Workers() {}

    /** How many an example takes whose tasks wait for each other: fewer would wait for ever. */
    static int atLeastTwo(Run run) {
        return Math.max(2, run.workers().orElse(2));
    }

    /** Waits until all have started, so that what is measured next is not their start. */
    static void awaitAll(Pool pool) {
        try (Manager manager = Manager.create()) {
            SharedBarrier everybody = manager.barrier(pool.workers());
            pool.withChunkSize(1)
                    .forEach(
                            worker -> everybody.await(PATIENCE),
                            IntStream.range(0, pool.workers()).boxed().toList());
        }
    }
}
