package io.github.processpool;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception that a task threw and whose type cannot be rebuilt in the calling process.
 *
 * <p>It is the cause of a {@link TaskFailedException}, or of another exception from the worker, and reads like the
 * original in a log: the same {@linkplain #toString() text}, {@linkplain #getMessage() message}, stack trace, cause and
 * suppressed exceptions. It records no stack trace where it is created; the one that it has, if any, is the worker's.
 *
 * @since 0.1.0
 */
public final class RemoteTaskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The binary name of the class of the original. */
    private final String className;

    /**
     * Creates an exception without a stack trace; whoever knows that of the original adds it with {@link
     * #setStackTrace}.
     *
     * @param className the binary name of the class of the original
     * @param message the message of the original, or {@code null} if it had none
     */
    public RemoteTaskException(String className, @Nullable String message) {
        super(message);
        this.className = Objects.requireNonNull(className, "className");
        setStackTrace(new StackTraceElement[0]);
    }

    /**
     * Returns the name of the class of the exception that this one stands for.
     *
     * @return the binary name, as {@link Class#getName()} gives it
     */
    public String className() {
        return className;
    }

    /**
     * Returns what the original would have returned by default: its class name and, if it had one, its message.
     *
     * @return the text
     */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // it must show the class of the original
    public String toString() {
        String message = getLocalizedMessage();
        return message == null ? className : className + ": " + message;
    }
}
