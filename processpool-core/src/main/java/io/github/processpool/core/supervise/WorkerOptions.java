package io.github.processpool.core.supervise;

import io.github.processpool.WorkerOutput;
import io.github.processpool.core.loaders.CallLoaders;
import io.github.processpool.core.locale.JvmDefaults;
import io.github.processpool.core.wire.ToWorker;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many workers a pool has, and what each is told first. {@code initializer} and {@code finalizer} are encoded functions.
 *
 * @param defaults the locale and the time zone, if options of the JVM can't carry them
 */
public record WorkerOptions(
        String poolName,
        int workers,
        int spareWorkers,
        ToWorker.@Nullable Function initializer,
        ToWorker.@Nullable Function finalizer,
        @Nullable JvmDefaults defaults,
        Duration startTimeout,
        CallLoaders loaders,
        @Nullable Consumer<WorkerOutput> outputSink) {}
