package io.github.processpool.core.dispatch;

import io.github.processpool.core.codec.FunctionEncoder;
import io.github.processpool.core.supervise.WorkerOptions;
import io.github.processpool.core.types.Exceptions;
import io.github.processpool.core.types.ResultTypes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A pool's settings beyond those of its workers. {@code maxTasksPerWorker} is 0 where workers stay for good. */
public record PoolOptions(
        WorkerOptions workers,
        int maxTasksPerWorker,
        @Nullable Duration taskTimeout,
        @Nullable Duration idleTimeout,
        int queueCapacity,
        ResultTypes resultTypes,
        Exceptions exceptions,
        FunctionEncoder functions) {

    String poolName() {
        return workers.poolName();
    }
}
