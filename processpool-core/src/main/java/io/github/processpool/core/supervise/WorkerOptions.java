package io.github.processpool.core.supervise;

import io.github.processpool.WorkerOutput;
import io.github.processpool.core.loaders.CallLoaders;
import io.github.processpool.core.wire.ToWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What every worker of a pool is started with. {@code initializer} and {@code finalizer} are encoded functions;
 * {@code maxMemoryBytes} is 0 where the JVM decides.
 */
public record WorkerOptions(
        String poolName,
        int workers,
        int spareWorkers,
        ToWorker.@Nullable Function initializer,
        ToWorker.@Nullable Function finalizer,
        long maxMemoryBytes,
        Duration startTimeout,
        List<String> jvmOptions,
        Map<String, String> environment,
        @Nullable Path workingDirectory,
        Path javaHome,
        Application application,
        boolean startupArchive,
        int nestingDepth,
        CallLoaders loaders,
        @Nullable Consumer<WorkerOutput> outputSink) {

    /** The system property by which a worker knows how deep it is in pools of pools. */
    public static final String DEPTH_PROPERTY = "io.github.processpool.depth";

    public WorkerOptions {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    boolean hasInitializerOrFinalizer() {
        return initializer != null || finalizer != null;
    }
}
