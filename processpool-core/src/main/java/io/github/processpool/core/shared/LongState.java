package io.github.processpool.core.shared;

/** A counter. */
final class LongState extends SharedState {
    private long number; // under the lock

    LongState(long initial) {
        number = initial;
    }

    @Override
    Outcome outcome(Request request) {
        return switch (request.operation) {
            case GET -> Outcome.of(number);
            case SET -> {
                number = request.number(0);
                yield Outcome.DONE;
            }
            case ADD -> {
                number += request.number(0);
                yield Outcome.of(number);
            }
            case COMPARE -> {
                boolean same = number == request.number(0);
                if (same) {
                    number = request.number(1);
                }
                yield Outcome.of(same);
            }
            default -> throw unknown(request);
        };
    }
}
