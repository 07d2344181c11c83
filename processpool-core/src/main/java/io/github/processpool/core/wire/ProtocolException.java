package io.github.processpool.core.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The other end said something that the protocol does not know. */
public class ProtocolException extends IOException {
    private static final long serialVersionUID = 1;

    public ProtocolException(String message) {
        super(message);
    }

    public ProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
