package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.SerializableFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same task for the same items on one thread, on a thread pool, on virtual threads and on a process pool. */
final class FourWays<T, R> {
    private final SerializableFunction<T, R> task;
    private final List<T> items;
    private final List<Timed<R>> done = new ArrayList<>();

    FourWays(SerializableFunction<T, R> task, List<T> items) {
        this.task = task;
        this.items = items;
    }

    /** The result and time of one way. */
    record Timed<R>(String way, double millis, List<R> results) {}

    private interface Way<R> {
        List<R> results() throws Exception;
    }

    /** Returns result and time of each way; JDKs before 21 have no virtual threads. */
    List<Timed<R>> run(int threads, Pool pool) throws Exception {
        time("one thread", this::onOneThread);
        time(threads + " threads", () -> on(Executors.newFixedThreadPool(threads)));
        Optional<ExecutorService> virtualThreads = virtualThreads();
        if (virtualThreads.isPresent()) {
            time("virtual threads", () -> on(virtualThreads.get()));
        }
        time(pool.workers() + " processes", () -> pool.withChunkSize(1).map(task, items));
        return done;
    }

    private void time(String way, Way<R> results) throws Exception {
        long start = System.nanoTime();
        List<R> collected = results.results();
        done.add(new Timed<>(way, (System.nanoTime() - start) / 1e6, collected));
    }

    private List<R> onOneThread() throws Exception {
        List<R> results = new ArrayList<>();
        for (T item : items) {
            results.add(task.apply(item));
        }
        return results;
    }

    private List<R> on(ExecutorService threads) throws Exception {
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (T item : items) {
                futures.add(threads.submit(() -> task.apply(item)));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    /** Uses reflection, because these sources are for JDK 17. */
    private static Optional<ExecutorService> virtualThreads() throws ReflectiveOperationException {
        try {
            return Optional.of((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** Prints how long each way took, and draws it. */
    void show(Run run, String title) {
        List<List<String>> rows = new ArrayList<>();
        for (Timed<R> each : done) {
            String millis = String.format(Locale.ROOT, "%.0f", each.millis());
            run.say("%-16s %6s ms", each.way(), millis);
            rows.add(List.of(each.way(), millis));
        }
        run.show(new Figure.Table(title, List.of("on", "milliseconds"), rows));
        run.show(new Figure.Bars(
                title,
                "ms",
                done.stream().map(Timed::way).toList(),
                List.of(new Figure.Series(
                        title, done.stream().map(Timed::millis).toList()))));
    }
}
