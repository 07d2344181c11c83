package io.github.processpool.benchmarks.workloads;

import java.util.ArrayList;
import java.util.List;

/** Opening a pool until each of its workers has answered. */
final class Starting {
    private Starting() {}

    static void withArchive(Side.Opener sides, Sizes sizes) {
        run(sides, sizes, Side.Extra.NOTHING, "start.");
    }

    static void withoutArchive(Side.Opener sides, Sizes sizes) {
        run(sides, sizes, Side.Extra.NO_ARCHIVE, "start.plain.");
    }

    private static void run(Side.Opener sides, Sizes sizes, Side.Extra extra, String key) {
        // The first pool of the program: its own classes are not loaded yet either.
        Figures.print(key + "first", startMillis(sides, sizes.get("few"), extra));
        for (String count : List.of("few", "many")) {
            List<Double> later = new ArrayList<>();
            for (int i = 0; i < sizes.get("starts"); i++) {
                later.add(startMillis(sides, sizes.get(count), extra));
            }
            Figures.print(key + count, Figures.median(later));
        }
        StartCpu.run(sides, sizes.get("few"), extra, key);
    }

    static double startMillis(Side.Opener sides, int workers, Side.Extra extra) {
        long start = System.nanoTime();
        try (Side side = sides.open(workers, extra)) {
            Meeting.hold(side, workers);
            return Figures.secondsSince(start) * 1e3;
        }
    }
}
