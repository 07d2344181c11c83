package io.github.processpool;

import org.jspecify.annotations.Nullable;

/**
 * The superclass of all failures of a pool. The message says what happened, to which task, in which worker, and what to
 * do.
 *
 * <p>The subclass says what failed:
 *
 * <ul>
 *   <li>{@link TaskFailedException}: the task threw
 *   <li>{@link WorkerCrashedException}: the worker ended while it held the task
 *   <li>{@link TaskTimeoutException}: the task ran longer than its limit
 *   <li>{@link EncodingException}: a function, an argument, a result or an exception cannot be sent to the other
 *       process
 *   <li>{@link WorkerStartException}: workers cannot start
 *   <li>{@link PoolClosedException}: the pool was closed or terminated
 * </ul>
 *
 * <p>An exception of exactly this type reports another failure: the thread was interrupted while it waited (the cause
 * is the {@link InterruptedException}, and the thread's interrupt flag is set again), the application ran out of memory
 * (the cause is the {@link OutOfMemoryError}), or there is no implementation of the pool.
 *
 * @since 0.1.0
 */
public class ProcessPoolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int NO_INDEX = -1;

    /** The position in the input, or -1. */
    private final int index;

    /**
     * Creates an exception that belongs to no item of an input.
     *
     * @param message what happened, to which task, in which worker, and what to do about it
     */
    public ProcessPoolException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception that belongs to no item of an input.
     *
     * @param message what happened, to which task, in which worker, and what to do about it
     * @param cause what led to it, or {@code null}
     */
    public ProcessPoolException(String message, @Nullable Throwable cause) {
        this(message, cause, NO_INDEX);
    }

    /**
     * Creates an exception that belongs to an item of an input.
     *
     * @param message what happened, to which task, in which worker, and what to do about it
     * @param cause what led to it, or {@code null}
     * @param index the position of the item in the input, counted from 0; -1 if it belongs to none
     */
    public ProcessPoolException(String message, @Nullable Throwable cause, int index) {
        super(message, cause);
        this.index = index;
    }

    /**
     * Returns the position of the failed item in the input of the {@code map}, {@code starmap}, {@code forEach} or
     * {@code imap} that it belongs to.
     *
     * @return the position, counted from 0, or -1 if the failure belongs to no item of an input
     */
    public final int index() {
        return index;
    }
}
