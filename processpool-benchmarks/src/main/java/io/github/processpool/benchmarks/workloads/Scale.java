package io.github.processpool.benchmarks.workloads;

import java.io.IOException;
import java.util.List;

/** From few workers to many: start, throughput, memory. */
final class Scale {
    private Scale() {}

    static void run(Side.Opener sides, Sizes sizes) throws Exception {
        List<Long> items = LargeMap.numbers(sizes.get("ints"));
        for (int workers : sizes.ints("scale")) {
            measure(sides, sizes, workers, items);
        }
    }

    private static void measure(Side.Opener sides, Sizes sizes, int workers, List<Long> items) throws Exception {
        String key = "scale." + workers + ".";
        long start = System.nanoTime();
        try (Side side = sides.open(workers)) {
            List<Tasks.Visit> visits = Meeting.hold(side, workers);
            Figures.print(key + "start", Figures.secondsSince(start) * 1e3);
            side.map(Tasks::square, items);
            double map = Figures.medianSeconds(sizes.seconds("seconds"), 5, () -> side.map(Tasks::square, items));
            Figures.print(key + "map", items.size() / map);
            int calls = sizes.get("burst");
            Burst.gather(side, calls);
            double burst = Figures.medianSeconds(sizes.seconds("seconds"), 5, () -> Burst.gather(side, calls));
            Figures.print(key + "burst", calls / burst);
            printMemory(side, key, visits);
        }
    }

    private static void printMemory(Side side, String key, List<Tasks.Visit> visits) throws IOException {
        if (side.hasProcesses()) {
            Figures.print(key + "workers", IdleMemory.sumMib(visits));
        }
        System.gc();
        Figures.print(key + "parent", Proc.pssMib(ProcessHandle.current().pid()));
    }
}
