package io.github.processpool.core.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The other end sent something that the protocol does not define. The message may quote it: it is one line, safe to
 * show, and of limited length.
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
