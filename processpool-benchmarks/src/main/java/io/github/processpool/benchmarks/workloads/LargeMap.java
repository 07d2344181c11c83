package io.github.processpool.benchmarks.workloads;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Many squares by two workers, in chunks of the side's choice and one by one. */
final class LargeMap {
    private LargeMap() {}

    static void run(Side.Opener sides, Sizes sizes) throws Exception {
        double seconds = sizes.seconds("seconds");
        List<Long> items = numbers(sizes.get("ints"));
        List<Long> few = numbers(sizes.get("ints-singly"));
        try (Side side = sides.open(2)) {
            Meeting.hold(side, 2);
            Figures.print("map.first", items.size() / seconds(side, items)); // nothing is compiled yet
            chunked(side, items, seconds);
            side.mapSingly(Tasks::square, numbers(2000));
            double took = Figures.medianSeconds(seconds, 7, () -> side.mapSingly(Tasks::square, few));
            Figures.print("map.singly", few.size() / took);
        }
    }

    private static double seconds(Side side, List<Long> items) {
        long start = System.nanoTime();
        List<Long> squares = side.map(Tasks::square, items);
        double took = Figures.secondsSince(start);
        long last = items.size() - 1L;
        Figures.check(squares.get((int) last) == last * last);
        return took;
    }

    private static void chunked(Side side, List<Long> items, double seconds) throws Exception {
        List<Double> cpuNanos = new ArrayList<>();
        double took = Figures.medianSeconds(seconds, 15, () -> {
            ParentCpu cpu = new ParentCpu();
            double once = seconds(side, items);
            cpuNanos.add(cpu.nanosPer(items.size()));
            return once;
        });
        Figures.print("map.rate", items.size() / took);
        if (side.hasProcesses()) {
            Figures.print("map.cpu", Figures.median(cpuNanos));
        }
    }

    static List<Long> numbers(int count) {
        return LongStream.range(0, count).boxed().toList();
    }
}
