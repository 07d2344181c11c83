package io.github.processpool.core.shared;

import java.util.Arrays;

/**
 * A variable. Here values are only compared byte by byte. If they differ, the proxy gets the value and its stamp, compares
 * with {@code equals}, and names the value that it compared by the stamp.
 */
final class ValueState extends SharedState {
    private byte[] value; // this and the stamp under the lock
    private long stamp;

    ValueState(byte[] initial) {
        value = initial;
    }

    @Override
    Outcome outcome(Request request) {
        return switch (request.operation) {
            case GET -> Outcome.of(value, IntegerText.encode(stamp));
            case SET -> {
                set(request.value(0));
                yield Outcome.DONE;
            }
            case COMPARE -> setIf(Arrays.equals(value, request.value(0)), request.value(1));
            case SET_AT -> setIf(stamp == request.number(0), request.value(1));
            default -> throw unknown(request);
        };
    }

    private Outcome setIf(boolean same, byte[] newValue) {
        if (!same) {
            return Outcome.of(IntegerText.encode(0), value, IntegerText.encode(stamp));
        }
        set(newValue);
        return Outcome.of(true);
    }

    private void set(byte[] newValue) {
        value = newValue;
        stamp++;
    }
}
