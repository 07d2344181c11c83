package io.github.processpool.examples;

import io.github.processpool.Pool;
import java.util.List;
import java.util.Optional;

/** A task that handles its own failure: if it knows what to do instead, the caller need not know. */
final class CatchInTask {
    private CatchInTask() {}

    static Optional<Integer> parse(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static void run(Run run) {
        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            List<Optional<Integer>> numbers = pool.map(CatchInTask::parse, List.of("12", "seven", "30"));
            run.say("12, seven and 30 were parsed to %s", numbers);
            run.check(
                    "an invalid number is an empty result, not a failure",
                    numbers.equals(List.of(Optional.of(12), Optional.empty(), Optional.of(30))));
            run.check("no task failed", pool.stats().failed() == 0);
        }
    }
}
