package io.github.processpool.core.worker;

import io.github.processpool.EncodingException;

/** An argument can't be decoded. It is no {@link EncodingException}, since the task itself may throw one. */
final class ArgumentFailure extends Exception {
    private static final long serialVersionUID = 1;

    ArgumentFailure(EncodingException error) {
        super(null, error, false, false);
    }
}
