package io.github.processpool.benchmarks.workloads;

import java.io.File;

/**
 * Makes the startup archives, as the first pools of a user do, so that the measured workers start from the best one.
 */
final class Archive {
    private static final int KINDS = Runtime.version().feature() >= 25 ? 2 : 1; // a quick one, and the AOT cache

    private Archive() {}

    static void prepare(Side.Opener sides, Sizes sizes) {
        File folder = new File(System.getProperty("io.github.processpool.cacheFolder", "."));
        boolean made;
        try (Side side = sides.open(1)) {
            long unused = side.apply(Tasks::square, 3L);
            made = Waiting.until(() -> areIn(folder), sizes.seconds("archive-seconds"));
        }
        Figures.print("archive", made ? "made" : "not made");
    }

    private static boolean areIn(File folder) {
        String[] archives = folder.list((parent, name) -> name.endsWith(".archive"));
        return archives != null && archives.length >= KINDS;
    }
}
