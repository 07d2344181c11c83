package io.github.processpool.core.json;

import org.jspecify.annotations.Nullable;

/** What came over the pipe is not the JSON that it should be: nothing after it can be read. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public MalformedJsonException(String message) {
        super(message);
    }

    /** Creates an exception with the reader's own as cause. */
    public MalformedJsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
