package io.github.processpool.examples;

import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A task that never ends: with a time limit only its own item fails, and its worker is ended and replaced. */
final class EndlessLoop {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private EndlessLoop() {}

    /** Counts the halvings until 1; for 0 it never ends. */
    static int halvings(int number) {
        if (number == 0 && !Worker.isWorker()) {
            throw new UnsupportedOperationException("nothing can end a thread that does not want to end");
        }
        int halvings = 0;
        for (int rest = number; rest != 1; rest /= 2) {
            halvings++;
        }
        return halvings;
    }

    static void run(Run run) throws Exception {
        Optional<String> refusal = Threads.refusal(() -> halvings(0));
        run.say("on a thread: refused, since %s", refusal.orElse(""));
        run.check("no thread runs it", refusal.isPresent());

        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            Pool limited = pool.withTimeout(LIMIT);
            Outcome<Integer> endless =
                    limited.mapSettled(EndlessLoop::halvings, List.of(0)).get(0);
            if (endless instanceof Outcome.Failure<Integer> failure) {
                run.say("in a worker: %s", String.valueOf(failure.error().getMessage()));
                run.check("the limit has ended it", failure.error() instanceof TaskTimeoutException);
            }
            run.check("it has no result", !endless.isSuccess());

            List<Integer> others = pool.map(EndlessLoop::halvings, List.of(1, 2, 4, 1024));
            run.say("other numbers: %s", others);
            run.check("the pool continues", others.equals(List.of(0, 1, 2, 10)));
        }
    }
}
