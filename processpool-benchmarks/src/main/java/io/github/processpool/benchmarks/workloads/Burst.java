package io.github.processpool.benchmarks.workloads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** Many calls submitted at once, then gathered. */
final class Burst {
    private Burst() {}

    static void run(Side.Opener sides, Sizes sizes) throws Exception {
        try (Side side = sides.open(2)) {
            Meeting.hold(side, 2);
            int calls = sizes.get("burst");
            gather(side, calls);
            List<Double> nanos = new ArrayList<>();
            double took = Figures.medianSeconds(sizes.seconds("seconds"), 15, () -> {
                ParentCpu cpu = new ParentCpu();
                long sum = gather(side, calls);
                nanos.add(cpu.nanosPer(calls));
                return sum;
            });
            Figures.print("burst.rate", calls / took);
            if (side.hasProcesses()) {
                Figures.print("burst.cpu", Figures.median(nanos) / 1e3);
            }
        }
    }

    static long gather(Side side, int calls) {
        List<Future<Long>> pending = new ArrayList<>(calls);
        for (long i = 0; i < calls; i++) {
            pending.add(side.submit(Tasks::square, i));
        }
        long sum = 0;
        for (Future<Long> result : pending) {
            sum += Waiting.result(result);
        }
        long n = calls - 1L;
        Figures.check(sum == n * (n + 1) * (2 * n + 1) / 6);
        return sum;
    }
}
