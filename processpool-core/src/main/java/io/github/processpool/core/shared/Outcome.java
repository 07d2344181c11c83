package io.github.processpool.core.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of a request: values, a refusal, or neither if it was given up. */
record Outcome(@Nullable List<byte[]> values, @Nullable Refusal refusal) {
    static final Outcome GAVE_UP = new Outcome(null, null);
    static final Outcome DONE = new Outcome(List.of(), null);

    boolean isGivenUp() {
        return values == null && refusal == null;
    }

    static Outcome of(byte[]... values) {
        return new Outcome(List.of(values), null);
    }

    static Outcome of(List<byte[]> values) {
        return new Outcome(values, null);
    }

    static Outcome of(long number) {
        return of(IntegerText.encode(number));
    }

    static Outcome of(boolean answer) {
        return of(answer ? 1 : 0);
    }

    static Outcome refused(Refusal refusal) {
        return new Outcome(null, refusal);
    }
}
