package io.github.processpool.benchmarks.workloads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** All workers run endless tasks, and one is cancelled: the time until its worker, or another, runs a new task. */
final class Cancelling {
    private static final int WORKERS = 2;
    private static final double PATIENCE_SECONDS = 3;

    private Cancelling() {}

    static void run(Side.Opener sides, Sizes sizes) throws InterruptedException {
        if (measure(sides, sizes, Side.Extra.NOTHING, "cancelling")) {
            measure(sides, sizes, Side.Extra.SPARE_WORKER, "cancelling.spare");
        }
    }

    private static boolean measure(Side.Opener sides, Sizes sizes, Side.Extra extra, String key)
            throws InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < sizes.get("kills"); i++) {
            double took = millis(sides, extra);
            if (took < 0) {
                Figures.print(key, "impossible");
                return false;
            }
            millis.add(took);
        }
        Figures.print(key, Figures.median(millis));
        return true;
    }

    private static double millis(Side.Opener sides, Side.Extra extra) throws InterruptedException {
        Side side = sides.open(WORKERS, extra);
        try (Meeting.Signs signs = new Meeting.Signs()) {
            Meeting.hold(side, WORKERS);
            Waiting.forSpareWorker(extra);
            List<Future<Boolean>> endless = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                endless.add(side.submit(Tasks::spin, signs.sign(i)));
            }
            signs.awaitAll(WORKERS);
            return cancel(side, endless.get(0));
        } finally {
            side.kill();
        }
    }

    private static double cancel(Side side, Future<Boolean> endless) {
        long start = System.nanoTime();
        endless.cancel(true);
        Future<Long> next = side.submit(Tasks::square, 7L);
        return Waiting.until(next::isDone, PATIENCE_SECONDS) ? Figures.secondsSince(start) * 1e3 : -1;
    }
}
