package io.github.processpool.core.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How each worker's JVM is launched. {@code maxMemoryBytes} is 0 where the JVM decides. */
public record LaunchOptions(
        long maxMemoryBytes,
        List<String> jvmOptions,
        Map<String, String> environment,
        @Nullable Path workingDirectory,
        Path javaHome,
        Application application,
        boolean startupArchive,
        int nestingDepth) {

    /** The system property that tells a worker how many pools deep it is. */
    public static final String DEPTH_PROPERTY = "io.github.processpool.depth";
}
