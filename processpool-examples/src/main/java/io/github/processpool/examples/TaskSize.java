package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long a task must be to be worth sending: the part of the workers' time that is useful work. */
final class TaskSize {
    private static final List<Integer> MICROS = List.of(10, 100, 1_000, 10_000);
    private static final int BUDGET_MICROS = 100_000;

    private TaskSize() {}

    /** Computes for the given time, and returns that time. */
    static int computeFor(int micros) {
        long end = System.nanoTime() + 1_000L * micros;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return micros;
    }

    /** The part of the workers' time that was useful work, in percent, and whether the results were right. */
    private record Share(int micros, double map, double calls, boolean isRight) {}

    static void run(Run run) {
        List<Share> shares = new ArrayList<>();
        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            Workers.awaitAll(pool);
            run.say("task length    by map   by single calls");
            for (int micros : MICROS) {
                Share share = measure(pool, micros);
                run.say("%8d us %7.0f %% %13.0f %%", micros, share.map(), share.calls());
                shares.add(share);
            }
        }
        run.say("A task of a few microseconds costs more to send than to do; map sends many of them in one message.");
        show(run, shares);
        run.check("every task returned how long it was", shares.stream().allMatch(Share::isRight));
        run.check(
                "no share is more than all of the time",
                shares.stream().allMatch(share -> share.map() <= 100 && share.calls() <= 100));
    }

    private static Share measure(Pool pool, int micros) {
        int count = Math.max(4 * pool.workers(), BUDGET_MICROS / micros);
        List<Integer> tasks = Collections.nCopies(count, micros);
        double workNanos = 1_000.0 * micros * count / pool.workers();
        pool.map(TaskSize::computeFor, tasks); // not measured: here the JVMs compile the code

        long start = System.nanoTime();
        List<Integer> mapped = pool.map(TaskSize::computeFor, tasks);
        long map = System.nanoTime() - start;

        start = System.nanoTime();
        List<AsyncResult<Integer>> calls = new ArrayList<>();
        tasks.forEach(task -> calls.add(pool.applyAsync(TaskSize::computeFor, task)));
        List<Integer> called = calls.stream().map(AsyncResult::join).toList();
        long single = System.nanoTime() - start;

        boolean isRight = mapped.equals(tasks) && called.equals(tasks);
        return new Share(micros, 100 * workNanos / map, 100 * workNanos / single, isRight);
    }

    private static void show(Run run, List<Share> shares) {
        String title = "Share of the workers' time that is work";
        run.show(new Figure.Table(
                title,
                List.of("task in microseconds", "by map, %", "by single calls, %"),
                shares.stream()
                        .map(share -> List.of(
                                Integer.toString(share.micros()),
                                String.format(Locale.ROOT, "%.0f", share.map()),
                                String.format(Locale.ROOT, "%.0f", share.calls())))
                        .toList()));
        run.show(new Figure.Lines(
                title,
                "task in microseconds",
                "%",
                shares.stream().map(share -> (double) share.micros()).toList(),
                List.of(
                        new Figure.Series("map", shares.stream().map(Share::map).toList()),
                        new Figure.Series(
                                "single calls",
                                shares.stream().map(Share::calls).toList()))));
    }
}
