package io.github.processpool.core.shared;

import java.util.ArrayList;
import java.util.List;

/** Outcomes that are decided under a state's lock, and told once it is free. */
final class Completions {
    private record Decided(Request request, Outcome outcome) {}

    private final List<Decided> decided = new ArrayList<>(2);

    void add(Request request, Outcome outcome) {
        decided.add(new Decided(request, outcome));
    }

    void refuse(Request request, Refusal refusal) {
        add(request, Outcome.refused(refusal));
    }

    void tell() {
        for (Decided next : decided) {
            next.request.complete(next.outcome);
        }
    }
}
