package io.github.processpool.core.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The other end said something that the protocol does not know. The message may quote it: it is one line that can be
 * shown, and not too long.
 */
public class ProtocolException extends IOException {
    private static final long serialVersionUID = 1;

    public ProtocolException(String message) {
        super(Quote.text(message));
    }

    public ProtocolException(String message, @Nullable Throwable cause) {
        super(Quote.text(message), cause);
    }
}
