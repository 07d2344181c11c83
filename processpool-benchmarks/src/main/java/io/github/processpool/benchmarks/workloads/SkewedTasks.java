package io.github.processpool.benchmarks.workloads;

import java.util.List;

/** Naps of very different length by a few workers, against the shortest time that is possible. */
final class SkewedTasks {
    private SkewedTasks() {}

    static void run(Side.Opener sides, Sizes sizes) {
        int workers = sizes.get("few");
        List<Double> naps = sizes.doubles("naps");
        double sum = naps.stream().mapToDouble(Double::doubleValue).sum();
        double longest = naps.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double ideal = Math.max(sum / workers, longest) / 1e3;
        try (Side side = sides.open(workers)) {
            Meeting.hold(side, workers);
            long start = System.nanoTime();
            side.map(Tasks::nap, naps);
            Figures.print("skewed", Figures.secondsSince(start) / ideal);
        }
    }
}
