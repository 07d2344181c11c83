package io.github.processpool;

import java.util.Objects;

/**
 * A task threw an exception or an error.
 *
 * <p>The {@linkplain #getCause() cause} is never {@code null}. It is an exception of the same type as the one that was
 * thrown, with the message, the stack trace, the causes and the suppressed exceptions that it had in the worker; or a
 * {@link RemoteTaskException} if that type cannot be re-created here. Exceptions of any class on the class path are
 * re-created. If {@link Pool.Builder#strictExceptions} is set, only types that results may contain are: those of the
 * JDK, those next to the calling code, those that the call mentions, and those allowed with {@link
 * Pool.Builder#allowResultTypes}.
 *
 * <p>The worker lives on, and no other task is affected. (A worker that is out of memory is replaced.) A task that
 * throws is never retried.
 *
 * @since 0.1.0
 */
public final class TaskFailedException extends ProcessPoolException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message which task failed, in which worker, and how
     * @param cause what the task threw
     * @param index the position of the item in the input, counted from 0; -1 if it belongs to none
     */
    public TaskFailedException(String message, Throwable cause, int index) {
        super(message, Objects.requireNonNull(cause, "cause"), index);
    }
}
