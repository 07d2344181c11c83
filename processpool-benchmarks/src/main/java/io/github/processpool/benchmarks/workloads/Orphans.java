package io.github.processpool.benchmarks.workloads;

import java.util.List;
import java.util.stream.Collectors;

/** Keeps two workers busy for ever, prints their process ids, and waits to be killed. */
final class Orphans {
    private static final int WORKERS = 2;

    private Orphans() {}

    static void run(Side.Opener sides, Sizes sizes) throws InterruptedException {
        Side side = sides.open(WORKERS);
        List<Tasks.Visit> visits = Meeting.hold(side, WORKERS);
        try (Meeting.Signs signs = new Meeting.Signs()) {
            for (int i = 0; i < WORKERS; i++) {
                var unused = side.submit(Tasks::spin, signs.sign(i));
            }
            signs.awaitAll(WORKERS);
        }
        String pids = visits.stream().map(visit -> Long.toString(visit.pid())).collect(Collectors.joining(","));
        Figures.print("orphans.pids", pids);
        System.out.flush();
        Thread.sleep(60_000);
    }
}
