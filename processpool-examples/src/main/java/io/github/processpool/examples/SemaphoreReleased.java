package io.github.processpool.examples;

import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLong;
import io.github.processpool.shared.SharedSemaphore;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** At most two at a time, even if some fail: permits are released in {@code finally}, or when a worker ends. */
final class SemaphoreReleased {
    private static final int PERMITS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SemaphoreReleased() {}

    /** Returns how many tasks were inside, this one included. */
    static long enter(int item, SharedSemaphore semaphore, SharedLong inside) throws InterruptedException {
        semaphore.acquire();
        try {
            long together = inside.addAndGet(1);
            try {
                if (item % 3 == 0) {
                    throw new IllegalStateException("on purpose");
                }
                return together;
            } finally {
                inside.addAndGet(-1);
            }
        } finally {
            semaphore.release();
        }
    }

    static void endInside(SharedSemaphore semaphore) throws InterruptedException {
        semaphore.acquire();
        Runtime.getRuntime().halt(5);
    }

    static void run(Run run) throws InterruptedException {
        List<Integer> items = IntStream.range(0, 12).boxed().toList();
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(run.workers().orElse(3))) {
            SharedSemaphore semaphore = manager.semaphore(PERMITS);
            SharedLong inside = manager.counter(0);
            List<Outcome<Long>> outcomes =
                    pool.withChunkSize(1).mapSettled(item -> enter(item, semaphore, inside), items);
            long failed =
                    outcomes.stream().filter(outcome -> !outcome.isSuccess()).count();
            run.say("%d of %d tasks failed inside", failed, items.size());
            run.check("a third failed, as it should", failed == items.size() / 3);
            run.check(
                    "there were never more than two inside",
                    outcomes.stream().filter(Outcome::isSuccess).allMatch(outcome -> outcome.orThrow() <= PERMITS));
            run.check("both permits came back", takeAll(semaphore) == PERMITS);

            boolean ended = pool.runAsync(() -> endInside(semaphore)).await(PATIENCE);
            run.say("then a worker ended with a permit");
            run.check("both permits are there again", ended && takeAll(semaphore) == PERMITS);
        }
    }

    /** Acquires all permits that it can get within the time, and releases them. */
    private static int takeAll(SharedSemaphore semaphore) throws InterruptedException {
        int taken = 0;
        while (taken < PERMITS && semaphore.tryAcquire(PATIENCE)) {
            taken++;
        }
        for (int i = 0; i < taken; i++) {
            semaphore.release();
        }
        return taken;
    }
}
