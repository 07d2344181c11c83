package io.github.processpool.core;

import io.github.processpool.Pool;
import io.github.processpool.core.dispatch.LocalPool;
import io.github.processpool.core.dispatch.PoolOptions;
import io.github.processpool.core.inprocess.ThreadLauncher;
import io.github.processpool.core.supervise.PoolLog;
import java.util.List;

/** Makes pools whose workers are threads of this JVM. */
final class InProcess {
    /** The system property by which the user of a program asks for such pools. */
    static final String PROPERTY = "io.github.processpool.inProcess";

    private InProcess() {}

    /**
     * Refuses settings that only a process can honour.
     *
     * @throws IllegalArgumentException if there is one
     */
    static void refuse(List<String> settings) {
        if (!settings.isEmpty()) {
            throw new IllegalArgumentException("inProcess(true) can't be combined with " + String.join(", ", settings)
                    + ": only a process can honour that, and these workers are threads of this JVM. Remove it, or"
                    + " inProcess(true).");
        }
    }

    /**
     * Makes a pool.
     *
     * @param depth how many pools deep the current thread is
     * @param ignored names of settings that have no effect
     */
    static Pool pool(PoolOptions options, int depth, List<String> ignored) {
        PoolLog log = new PoolLog(options.workers().poolName());
        if (!ignored.isEmpty()) {
            log.warn(
                    "its workers are threads of this JVM because the system property " + PROPERTY
                            + " is set. Only processes can honour " + String.join(", ", ignored)
                            + ", which is ignored.",
                    null);
        }
        return new LocalPool(options, new ThreadLauncher(text -> log.warn(text, null), () -> Nesting.enter(depth + 1)));
    }
}
