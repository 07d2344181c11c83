package io.github.processpool.core.shared;

/** A flag. */
final class EventState extends SharedState {
    private boolean set; // under the lock

    @Override
    void accept(Request request, Completions completions) {
        switch (request.operation) {
            case AWAIT -> {
                if (set) {
                    completions.add(request, Outcome.of(true));
                } else {
                    waitOr(request, Outcome.of(false), completions);
                }
            }
            case SET -> {
                set = request.number(0) != 0;
                completions.add(request, Outcome.DONE);
                if (set) {
                    waiting.forEach(waiter -> completions.add(waiter, Outcome.of(true)));
                    waiting.clear();
                }
            }
            case GET -> completions.add(request, Outcome.of(set));
            default -> throw unknown(request);
        }
    }
}
