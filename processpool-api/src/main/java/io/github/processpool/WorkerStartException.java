package io.github.processpool;

import org.jspecify.annotations.Nullable;

/**
 * Workers cannot start: a wrong JVM option, an initializer that throws, a class that is missing, no memory for a
 * process.
 *
 * <p>The message has the command line, the exit code and the stderr of the last attempt. After a few failed starts in a
 * row the pool fails permanently: every pending and every later call throws this exception, and no more processes are
 * started.
 *
 * @since 0.1.0
 */
public final class WorkerStartException extends ProcessPoolException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message the command line, exit code and stderr of the last attempt, and what to do about it
     */
    public WorkerStartException(String message) {
        super(message);
    }

    /**
     * Creates an exception.
     *
     * @param message the command line, exit code and stderr of the last attempt, and what to do about it
     * @param cause what led to it, or {@code null}
     */
    public WorkerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
