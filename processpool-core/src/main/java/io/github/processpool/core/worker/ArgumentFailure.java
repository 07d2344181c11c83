package io.github.processpool.core.worker;

import io.github.processpool.EncodingException;

/** Tells a call that can't be made from an {@link EncodingException} that the task itself threw. */
final class ArgumentFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final EncodingException error;

    ArgumentFailure(EncodingException error) {
        super(null, error, false, false);
        this.error = error;
    }

    EncodingException error() {
        return error;
    }
}
