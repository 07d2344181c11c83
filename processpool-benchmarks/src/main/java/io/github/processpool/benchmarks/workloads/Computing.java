package io.github.processpool.benchmarks.workloads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Pure computing by two workers, compared with the same work in one thread just before and just after. */
final class Computing {
    private static final int TASKS = 64;

    private Computing() {}

    static void run(Side.Opener sides, Sizes sizes) {
        int bound = sizes.get("primes");
        Tasks.primesBelow(bound);
        Tasks.primesBelow(bound);
        List<Double> efficiency = new ArrayList<>();
        double before = serialSeconds(bound);
        for (int i = 0; i < sizes.get("computings"); i++) {
            double took = pooledSeconds(sides, bound);
            double after = serialSeconds(bound);
            efficiency.add((before + after) / 2 / (2 * took));
            before = after;
        }
        Figures.print("computing", Figures.median(efficiency) * 100);
    }

    private static double serialSeconds(int bound) {
        long start = System.nanoTime();
        int sum = 0;
        for (int i = 0; i < TASKS; i++) {
            sum += Tasks.primesBelow(bound);
        }
        Figures.check(sum > 0);
        return Figures.secondsSince(start);
    }

    private static double pooledSeconds(Side.Opener sides, int bound) {
        try (Side side = sides.open(2)) {
            Meeting.hold(side, 2);
            long start = System.nanoTime();
            side.mapSingly(Tasks::primesBelow, Collections.nCopies(TASKS, bound));
            return Figures.secondsSince(start);
        }
    }
}
