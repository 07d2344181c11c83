package io.github.processpool.benchmarks.workloads;

import java.io.File;

/** Has the start-up archive made, as the first pool of a user does, so that what is measured starts from it. */
final class Archive {
    private Archive() {}

    static void prepare(Side.Opener sides, Sizes sizes) {
        File folder = new File(System.getProperty("io.github.processpool.cacheFolder", "."));
        boolean made;
        try (Side side = sides.open(1)) {
            long unused = side.apply(Tasks::square, 3L);
            made = Waiting.until(() -> isIn(folder), sizes.seconds("archive-seconds"));
        }
        Figures.print("archive", made ? "made" : "not made");
    }

    private static boolean isIn(File folder) {
        String[] archives = folder.list((parent, name) -> name.endsWith(".archive"));
        return archives != null && archives.length > 0;
    }
}
