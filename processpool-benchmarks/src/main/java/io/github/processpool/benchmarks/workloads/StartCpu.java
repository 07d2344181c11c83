package io.github.processpool.benchmarks.workloads;

import java.time.Duration;
import java.util.stream.Stream;

/** The processor time of a start: its minimum cost, whatever the number of processors. */
final class StartCpu {
    private StartCpu() {}

    /** Measures starts of processes whose classes are warm in the parent. */
    static void run(Side.Opener sides, int workers, Side.Extra extra, String key) {
        try (Side side = sides.open(workers, extra)) {
            if (!side.hasProcesses()) {
                return;
            }
            side.awaitStart();
            Figures.print(key + "cpu.ready", childMillis(workers));
        }
        double parentBefore = parentMillis(); // another start, in which the parent does not keep asking
        try (Side side = sides.open(workers, extra)) {
            Meeting.hold(side, workers);
            Figures.print(key + "cpu.answered", childMillis(workers));
            Figures.print(key + "cpu.parent", parentMillis() - parentBefore);
        }
    }

    static double parentMillis() {
        return millis(Stream.of(ProcessHandle.current()));
    }

    /** Returns the processor time of each child. */
    static double childMillis(int children) {
        return millis(ProcessHandle.current().children()) / children;
    }

    private static double millis(Stream<ProcessHandle> processes) {
        return processes
                        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .mapToLong(Duration::toNanos)
                        .sum()
                / 1e6;
    }
}
