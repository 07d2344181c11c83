package io.github.processpool.core.supervise;

import io.github.processpool.WorkerOutput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * Where a pool writes what nobody asked for: restarts, lost workers, what tasks print. That is SLF4J, or
 * {@code System.err} where SLF4J has no provider and would swallow it.
 */
public final class PoolLog {
    private final String poolName;

    /** Made when there is something to say: SLF4J may take tens of milliseconds to find its provider. */
    private static final class Loggers {
        static final Logger POOL = LoggerFactory.getLogger("io.github.processpool.pool");
        static final Logger OUTPUT = LoggerFactory.getLogger("io.github.processpool.output");
        static final boolean SWALLOWED = POOL instanceof NOPLogger;
    }

    public PoolLog(String poolName) {
        this.poolName = poolName;
    }

    /** Tells of what should not have happened. */
    public void warn(String message, @Nullable Throwable cause) {
        if (Loggers.SWALLOWED) {
            printError(poolName + ": " + message, cause);
        } else {
            Loggers.POOL.warn("{}: {}", poolName, message, cause);
        }
    }

    /** Passes on a line that a worker printed. */
    void output(WorkerOutput output) {
        if (Loggers.SWALLOWED) {
            printError(poolName + " worker " + output.workerId() + ": " + output.line(), null);
        } else {
            Loggers.OUTPUT.info("{} worker {}: {}", poolName, output.workerId(), output.line());
        }
    }

    /** Returns an exception's own text, also where its class fails to give one. */
    public static String describe(Throwable error) {
        try {
            return String.valueOf(error);
        } catch (RuntimeException | Error e) {
            return error.getClass().getName() + " (whose toString() fails)";
        }
    }

    private static void printError(String message, @Nullable Throwable cause) {
        System.err.println(message);
        if (cause != null) {
            cause.printStackTrace();
        }
    }
}
