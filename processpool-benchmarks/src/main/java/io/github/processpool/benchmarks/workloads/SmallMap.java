package io.github.processpool.benchmarks.workloads;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Ten squares by a few workers: the first map of a pool, and the second. */
final class SmallMap {
    private SmallMap() {}

    static void run(Side.Opener sides, Sizes sizes) {
        int workers = sizes.get("few");
        List<Long> items = LongStream.rangeClosed(1, 10).boxed().toList();
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int i = 0; i < sizes.get("starts"); i++) {
            try (Side side = sides.open(workers)) {
                Meeting.hold(side, workers);
                first.add(millis(side, items));
                second.add(millis(side, items));
            }
        }
        Figures.print("small-map.first", Figures.median(first));
        Figures.print("small-map.second", Figures.median(second));
    }

    private static double millis(Side side, List<Long> items) {
        long start = System.nanoTime();
        List<Long> squares = side.map(Tasks::square, items);
        double took = Figures.secondsSince(start) * 1e3;
        Figures.check(squares.get(9) == 100);
        return took;
    }
}
