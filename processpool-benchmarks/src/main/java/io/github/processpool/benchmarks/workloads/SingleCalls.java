package io.github.processpool.benchmarks.workloads;

/** One call after the other. */
final class SingleCalls {
    private SingleCalls() {}

    static void run(Side.Opener sides, Sizes sizes) {
        try (Side side = sides.open(2)) {
            Meeting.hold(side, 2);
            int calls = sizes.get("calls");
            micros(side, Math.min(calls, 1000));
            ParentCpu cpu = new ParentCpu();
            double[] micros = micros(side, calls);
            if (side.hasProcesses()) {
                Figures.print("apply.cpu", cpu.nanosPer(calls) / 1e3);
            }
            Figures.print("apply.median", Figures.percentile(micros, 0.5));
            Figures.print("apply.p99", Figures.percentile(micros, 0.99));
        }
    }

    private static double[] micros(Side side, int calls) {
        double[] micros = new double[calls];
        for (int i = 0; i < calls; i++) {
            long argument = i;
            long start = System.nanoTime();
            long square = side.apply(Tasks::square, argument);
            micros[i] = Figures.secondsSince(start) * 1e6;
            Figures.check(square == argument * argument);
        }
        return micros;
    }
}
