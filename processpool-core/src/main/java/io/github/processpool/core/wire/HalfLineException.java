package io.github.processpool.core.wire;

/** The stream ended in the middle of a line: the other end was gone before it had said it all. */
public final class HalfLineException extends ProtocolException {
    private static final long serialVersionUID = 1;

    HalfLineException(String message) {
        super(message);
    }
}
