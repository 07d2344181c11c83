package io.github.processpool;

/**
 * A task was submitted after {@link Pool#shutdown()}, {@link Pool#close()} or {@link Pool#terminate()}, or was pending
 * when the pool was terminated.
 *
 * @since 0.1.0
 */
public final class PoolClosedException extends ProcessPoolException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message which pool was closed and what became of the task
     */
    public PoolClosedException(String message) {
        super(message);
    }
}
