package io.github.processpool.core.wire;

/** The stream ended in the middle of a line: the other end ended before it had written all of it. */
public final class HalfLineException extends ProtocolException {
    private static final long serialVersionUID = 1;

    HalfLineException(String message) {
        super(message);
    }
}
