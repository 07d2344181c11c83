package io.github.processpool.benchmarks.workloads;

import java.util.Collections;
import java.util.List;

/** The speed of the same work in a pool's first moments and later, and how the processor time is used. */
final class WarmingUp {
    private static final int WORKERS = 2;
    private static final int SOME = 1000;

    private WarmingUp() {}

    private interface Work {
        /** Does some work, and returns how much. */
        int some() throws Exception;
    }

    static void run(Side.Opener sides, Sizes sizes) throws Exception {
        int ints = sizes.get("ints");
        int burst = sizes.get("burst");
        List<Long> many = LargeMap.numbers(ints);
        List<Long> few = LargeMap.numbers(SOME);
        measure(sides, sizes, "apply", side -> () -> {
            for (long i = 0; i < SOME; i++) {
                Figures.check(side.apply(Tasks::square, i) == i * i);
            }
            return SOME;
        });
        measure(
                sides,
                sizes,
                "singly",
                side -> () -> side.mapSingly(Tasks::square, few).size());
        measure(sides, sizes, "burst", side -> () -> {
            Burst.gather(side, burst);
            return burst;
        });
        measure(sides, sizes, "map", side -> () -> side.map(Tasks::square, many).size());
        List<LargeValues.Order> orders = LargeValues.orders(sizes.get("records"));
        measure(
                sides,
                sizes,
                "records",
                side -> () -> side.apply(Tasks::echo, orders).size());
        List<Integer> bounds = Collections.nCopies(2 * WORKERS, sizes.get("primes"));
        measure(
                sides,
                sizes,
                "computing",
                side -> () -> side.mapSingly(Tasks::primesBelow, bounds).size());
    }

    private interface Beginning {
        Work on(Side side);
    }

    private static void measure(Side.Opener sides, Sizes sizes, String key, Beginning work) throws Exception {
        double seconds = sizes.seconds("seconds");
        try (Side side = sides.open(WORKERS)) {
            Meeting.hold(side, WORKERS);
            Work begun = work.on(side);
            window(begun, seconds, "warming." + key + ".first");
            long start = System.nanoTime();
            while (Figures.secondsSince(start) < sizes.seconds("warm-up")) {
                begun.some();
            }
            window(begun, seconds, "warming." + key + ".later");
        }
    }

    private static void window(Work work, double seconds, String key) throws Exception {
        ThreadCpu before = ThreadCpu.now();
        long done = 0;
        long start = System.nanoTime();
        while (Figures.secondsSince(start) < seconds) {
            done += work.some();
        }
        Figures.print(key + ".rate", done / Figures.secondsSince(start));
        ThreadCpu after = ThreadCpu.now();
        Figures.print(key + ".compilers", after.percentSince(before, ThreadCpu.Job.COMPILERS));
        Figures.print(key + ".collectors", after.percentSince(before, ThreadCpu.Job.COLLECTORS));
    }
}
