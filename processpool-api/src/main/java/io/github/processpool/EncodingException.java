package io.github.processpool;

import org.jspecify.annotations.Nullable;

/**
 * A function, an argument, a result or an exception cannot be sent to the other process.
 *
 * <p>The message names the type and the path to it inside the value, and says what to do. Only the task of that value
 * fails; the worker lives on. If a result could not be sent, the task has run.
 *
 * @since 0.1.0
 */
public final class EncodingException extends ProcessPoolException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception that belongs to no item of an input.
     *
     * @param message which type cannot be sent, the path to it, and what to do about it
     */
    public EncodingException(String message) {
        super(message);
    }

    /**
     * Creates an exception that belongs to no item of an input.
     *
     * @param message which type cannot be sent, the path to it, and what to do about it
     * @param cause what led to it, or {@code null}
     */
    public EncodingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Creates an exception that belongs to an item of an input.
     *
     * @param message which type cannot be sent, the path to it, and what to do about it
     * @param cause what led to it, or {@code null}
     * @param index the position of the item in the input, counted from 0; -1 if it belongs to none
     */
    public EncodingException(String message, @Nullable Throwable cause, int index) {
        super(message, cause, index);
    }
}
