package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLong;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Retries a task that hangs: its worker is ended at the time limit, and a new worker runs the task again. */
final class TimeLimitAndRetry {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private TimeLimitAndRetry() {}

    /** The first time, waits for an event that never happens. */
    static String work(SharedLong tries) throws InterruptedException {
        long thisTry = tries.addAndGet(1);
        if (thisTry == 1) {
            new CountDownLatch(1).await();
        }
        return "done at try " + thisTry;
    }

    static void run(Run run) {
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(run.workers().orElse(2))) {
            Pool limited = pool.withTimeout(LIMIT);
            SharedLong plain = manager.counter(0);
            try {
                limited.apply(() -> work(plain));
                run.check("the limit holds", false);
            } catch (TaskTimeoutException e) {
                run.say("without retries: %s", String.valueOf(e.getMessage()));
                run.check("the failure has the limit", e.limit().equals(LIMIT));
            }

            SharedLong retried = manager.counter(0);
            String result = limited.withRetries(1).apply(() -> work(retried));
            run.say("with one retry: %s", result);
            run.check("the second try had the result", result.equals("done at try 2"));
            run.check("it was tried twice", retried.get() == 2);
        }
    }
}
