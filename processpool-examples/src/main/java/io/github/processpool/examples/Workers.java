package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedBarrier;
import java.time.Duration;
import java.util.stream.IntStream;

/** The number and state of workers that examples need. */
final class Workers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Workers() {}

    /** The number of workers of an example whose tasks wait for each other: with fewer they would wait for ever. */
    static int atLeastTwo(Run run) {
        return Math.max(2, run.workers().orElse(2));
    }

    /** Waits until all have started, so that later measurements do not include their start. */
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
