package io.github.processpool.examples;

import io.github.processpool.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** The cost of a pool: the time of a map alone, and of the pool's whole life. */
final class SquaresByPoolSize {
    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 10).boxed().toList();
    private static final List<Integer> SQUARES = List.of(1, 4, 9, 16, 25, 36, 49, 64, 81, 100);

    private SquaresByPoolSize() {}

    /** One pool's results and times, in nanoseconds. */
    private record Measured(
            int workers, List<Integer> first, List<Integer> second, long firstMap, long secondMap, long wholeLife) {}

    static int square(int x) {
        return x * x;
    }

    static void run(Run run) {
        List<Integer> sizes = run.workers().isPresent() ? List.of(run.workers().getAsInt()) : List.of(2, 4, 8);
        List<Measured> pools = new ArrayList<>();
        run.say("workers      first map     second map   whole life of the pool");
        for (int workers : sizes) {
            Measured pool = measure(workers);
            pools.add(pool);
            run.say(
                    "%7d %11.1f ms %11.1f ms %21.1f ms",
                    workers, pool.firstMap() / 1e6, pool.secondMap() / 1e6, pool.wholeLife() / 1e6);
        }
        run.say("The first map waits for a worker to start; the second is the cost of ten small tasks by themselves.");
        run.say("A benchmark measures the map alone; a program pays for the whole life of the pool.");
        run.say("Ten squares are too little work to gain anything from more workers.");
        show(run, pools);
        run.check(
                "every map returned " + SQUARES,
                pools.stream()
                        .allMatch(pool ->
                                pool.first().equals(SQUARES) && pool.second().equals(SQUARES)));
    }

    private static void show(Run run, List<Measured> pools) {
        String title = "Squares of 1 to 10 by the size of the pool";
        run.show(new Figure.Table(
                title,
                List.of("workers", "first map, ms", "second map, ms", "whole life, ms"),
                pools.stream()
                        .map(pool -> List.of(
                                Integer.toString(pool.workers()),
                                millis(pool.firstMap()),
                                millis(pool.secondMap()),
                                millis(pool.wholeLife())))
                        .toList()));
        run.show(new Figure.Bars(
                title,
                "ms",
                pools.stream().map(pool -> pool.workers() + " workers").toList(),
                List.of(
                        series("first map", pools, Measured::firstMap),
                        series("second map", pools, Measured::secondMap),
                        series("whole life", pools, Measured::wholeLife))));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }

    private static Figure.Series series(String name, List<Measured> pools, ToLongFunction<Measured> nanos) {
        return new Figure.Series(
                name, pools.stream().map(pool -> nanos.applyAsLong(pool) / 1e6).toList());
    }

    private static Measured measure(int workers) {
        List<Integer> first;
        List<Integer> second;
        long mapped;
        long mappedAgain;
        long created = System.nanoTime();
        long ready;
        try (Pool pool = Pool.create(workers)) {
            ready = System.nanoTime();
            first = pool.map(SquaresByPoolSize::square, NUMBERS);
            mapped = System.nanoTime();
            second = pool.map(SquaresByPoolSize::square, NUMBERS);
            mappedAgain = System.nanoTime();
        }
        return new Measured(workers, first, second, mapped - ready, mappedAgain - mapped, System.nanoTime() - created);
    }
}
