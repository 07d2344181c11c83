package io.github.processpool.core.supervise;

import io.github.processpool.WorkerOutput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * The log of a pool: restarts, lost workers, what tasks print. It goes to SLF4J, or to {@code System.err} if SLF4J has no
 * provider, and so would drop it, or can't be used. Failures here have no effect on the pool.
 */
public final class PoolLog {
    private final String poolName;

    /** A class of its own, so that the log itself remains usable if this fails. */
    private static final class Loggers {
        static final @Nullable Logger POOL = find("io.github.processpool.pool");
        static final @Nullable Logger OUTPUT = POOL == null ? null : find("io.github.processpool.output");

        private Loggers() {}

        /** Returns null if {@code System.err} has to be used. */
        private static @Nullable Logger find(String name) {
            try {
                Logger logger = LoggerFactory.getLogger(name);
                return logger instanceof NOPLogger ? null : logger;
            } catch (RuntimeException | Error e) {
                printError("SLF4J can't be used for the messages of pools", e);
                return null;
            }
        }
    }

    public PoolLog(String poolName) {
        this.poolName = poolName;
    }

    /** Makes SLF4J find its provider in this thread, unless it has done so before. */
    public void open() {
        Logger unused = Loggers.POOL;
    }

    /** Reports what should not have happened. */
    public void warn(String message, @Nullable Throwable cause) {
        try {
            Logger logger = Loggers.POOL;
            if (logger == null) {
                printError(poolName + ": " + message, cause);
            } else {
                logger.warn("{}: {}", poolName, message, cause);
            }
        } catch (RuntimeException | Error e) {
            printError("a logger failed on a message of a pool", e);
        }
    }

    /** Passes on a line that a worker printed. */
    void output(WorkerOutput output) {
        Logger logger = Loggers.OUTPUT;
        if (logger == null) {
            printError(poolName + " worker " + output.workerId() + ": " + output.line(), null);
        } else {
            logger.info("{} worker {}: {}", poolName, output.workerId(), output.line());
        }
    }

    /** Returns an exception's own text, also if its class fails to give one. */
    public static String describe(Throwable error) {
        try {
            return String.valueOf(error);
        } catch (Throwable e) { // checked ones too: not every language declares them
            return error.getClass().getName() + " (whose toString() fails)";
        }
    }

    private static void printError(String message, @Nullable Throwable cause) {
        try {
            System.err.println(message);
            if (cause != null) {
                cause.printStackTrace();
            }
        } catch (RuntimeException | Error e) {
            // It can't be reported anywhere; perhaps there is no memory.
        }
    }
}
