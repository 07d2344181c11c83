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
            side.map(Tasks::square, numbers(2000));
            chunked(side, items, seconds);
            side.mapSingly(Tasks::square, numbers(2000));
            double took = Figures.medianSeconds(seconds, 5, () -> side.mapSingly(Tasks::square, few));
            Figures.print("map.singly", few.size() / took);
        }
    }

    private static void chunked(Side side, List<Long> items, double seconds) throws Exception {
        List<ParentCpu> cpu = new ArrayList<>(); // of the last run, when all is warm
        List<Double> nanos = new ArrayList<>();
        double took = Figures.medianSeconds(seconds, 7, () -> {
            cpu.add(new ParentCpu());
            List<Long> squares = side.map(Tasks::square, items);
            nanos.add(cpu.get(cpu.size() - 1).nanosPer(items.size()));
            long last = items.size() - 1L;
            Figures.check(squares.get((int) last) == last * last);
            return squares;
        });
        Figures.print("map.rate", items.size() / took);
        if (side.hasProcesses()) {
            Figures.print("map.cpu", Figures.median(nanos));
        }
    }

    static List<Long> numbers(int count) {
        return LongStream.range(0, count).boxed().toList();
    }
}
