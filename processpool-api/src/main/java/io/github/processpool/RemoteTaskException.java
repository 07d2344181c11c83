package io.github.processpool;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Replaces an exception of a task whose type cannot be re-created in the calling process.
 *
 * <p>It is the cause of a {@link TaskFailedException}, or of another exception from the worker, and reads like the
 * original in a log: the same {@linkplain #toString() text}, {@linkplain #getMessage() message}, stack trace, cause and
 * suppressed exceptions. Its stack trace, if any, is that of the original in the worker.
 *
 * @since 0.1.0
 */
public final class RemoteTaskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The binary name of the class of the original. */
    private final String className;

    /**
     * Creates an exception without a stack trace; set that of the original with {@link #setStackTrace}.
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
     * Returns the name of the original exception's class.
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
