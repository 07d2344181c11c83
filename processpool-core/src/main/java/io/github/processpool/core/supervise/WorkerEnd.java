package io.github.processpool.core.supervise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a worker process ended: what is known of it, the probable cause in words, and whether the pool wanted it so.
 */
public record WorkerEnd(
        long pid, int exitCode, @Nullable String signal, List<String> stderrTail, String cause, boolean intended) {}
