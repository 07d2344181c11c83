package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import org.jspecify.annotations.Nullable;

/** Why one value can't be written or read; collects the path to it on its way out. */
final class ValueProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONG_PATH = 300;

    private final StringBuilder path = new StringBuilder();

    ValueProblem(String message) {
        this(message, null);
    }

    ValueProblem(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /** Returns the failure itself if it is a problem already, else one that tells of it. */
    static ValueProblem of(String what, Throwable failure) {
        return failure instanceof ValueProblem problem
                ? problem
                : new ValueProblem(what + " (" + ErrorText.of(failure) + ")", failure);
    }

    /** Says that the value so far is found at {@code step} of a larger one, as {@code ".name"} or {@code "[3]"}. */
    ValueProblem inside(String step) {
        path.insert(0, step);
        return this;
    }

    EncodingException at(String root) {
        String message = root + shortPath() + ": " + getMessage();
        Throwable cause = getCause();
        return cause == null ? new EncodingException(message) : new EncodingException(message, cause);
    }

    String shortPath() {
        int length = path.length();
        return length <= LONG_PATH ? path.toString() : path.substring(0, 200) + "..." + path.substring(length - 60);
    }
}
