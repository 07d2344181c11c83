package io.github.processpool;

import java.time.Duration;
import java.util.Objects;

/**
 * A task ran longer than its limit, and its worker was ended and replaced.
 *
 * <p>The limit is that of {@link Pool#withTimeout} or {@link Pool.Builder#taskTimeout} and is counted from the moment
 * when a worker starts the item. Other items are not affected. The task is run again only if {@link Pool#withRetries}
 * allows it.
 *
 * @since 0.1.0
 */
public final class TaskTimeoutException extends ProcessPoolException {

    private static final long serialVersionUID = 1L;

    /** The limit that the task exceeded. */
    private final Duration limit;

    /**
     * Creates an exception.
     *
     * @param message which task exceeded which limit in which worker, and what to do about it
     * @param limit the limit that the task exceeded
     * @param index the position of the item in the input, counted from 0; -1 if it belongs to none
     */
    public TaskTimeoutException(String message, Duration limit, int index) {
        super(message, null, index);
        this.limit = Objects.requireNonNull(limit, "limit");
    }

    /**
     * Returns the limit that the task exceeded.
     *
     * @return the limit, a positive duration
     */
    public Duration limit() {
        return limit;
    }
}
