package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.shared.SharedLongArray;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Two processes that run at the same time: each sees at once what the other writes, and both continue computing. */
final class TrueParallelism {
    private static final int ROUNDS = 100;
    private static final int TASKS = 8;

    private TrueParallelism() {}

    /** Counts in turns with the other process: neither makes progress while the other does not run. */
    static long countInTurns(SharedLongArray number, int remainder) {
        long rounds = 0;
        while (rounds < ROUNDS) {
            long current = number.get(0);
            if (current % 2 == remainder) {
                number.set(0, current + 1);
                rounds++;
            } else {
                Thread.onSpinWait();
            }
        }
        return ProcessHandle.current().pid();
    }

    /** Something to compute. */
    static long scramble(long seed) {
        long bits = seed + 88172645463325252L;
        for (int i = 0; i < 20_000_000; i++) {
            bits ^= bits << 13;
            bits ^= bits >>> 7;
            bits ^= bits << 17;
        }
        return bits;
    }

    static void run(Run run) {
        int workers = Workers.atLeastTwo(run);
        List<Long> seeds = IntStream.range(0, TASKS).mapToObj(Long::valueOf).toList();
        try (SharedLongArray number = SharedLongArray.create(1);
                Pool one = Pool.create(1);
                Pool many = Pool.create(workers)) {
            AsyncResult<Long> even = many.applyAsync(() -> countInTurns(number, 0));
            AsyncResult<Long> odd = many.applyAsync(() -> countInTurns(number, 1));
            run.say("processes %d and %d counted to %d in turns", even.join(), odd.join(), number.get(0));
            run.check("neither has lost a turn", number.get(0) == 2 * ROUNDS);
            run.check("they were two processes", !even.join().equals(odd.join()));

            Workers.awaitAll(one);
            Workers.awaitAll(many);
            one.map(TrueParallelism::scramble, seeds.subList(0, 2)); // here the JVM compiles the code
            many.map(TrueParallelism::scramble, seeds);
            double alone = millis(one, seeds);
            double together = millis(many, seeds);
            run.say("%d tasks took %.0f ms on 1 worker, %.0f ms on %d", TASKS, alone, together, workers);
            show(run, alone, together, workers);
            run.check(
                    "both computed the same",
                    one.map(TrueParallelism::scramble, List.of(1L))
                            .equals(many.map(TrueParallelism::scramble, List.of(1L))));
        }
    }

    private static double millis(Pool pool, List<Long> seeds) {
        long start = System.nanoTime();
        pool.withChunkSize(1).map(TrueParallelism::scramble, seeds);
        return (System.nanoTime() - start) / 1e6;
    }

    private static void show(Run run, double alone, double together, int workers) {
        String title = TASKS + " tasks that compute";
        run.show(new Figure.Table(
                title,
                List.of("workers", "milliseconds"),
                List.of(List.of("1", text(alone)), List.of(Integer.toString(workers), text(together)))));
        run.show(new Figure.Bars(
                title,
                "ms",
                List.of("1 worker", workers + " workers"),
                List.of(new Figure.Series("all tasks", List.of(alone, together)))));
    }

    private static String text(double millis) {
        return String.format(Locale.ROOT, "%.0f", millis);
    }
}
