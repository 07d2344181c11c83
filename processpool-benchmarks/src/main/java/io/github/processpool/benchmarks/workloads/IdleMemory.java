package io.github.processpool.benchmarks.workloads;

import java.io.IOException;
import java.util.List;

/** Memory of a worker that has become idle. */
final class IdleMemory {
    private IdleMemory() {}

    static void run(Side.Opener sides, Sizes sizes) throws IOException {
        int workers = sizes.get("few");
        try (Side side = sides.open(workers)) {
            List<Tasks.Visit> visits = Meeting.hold(side, workers);
            side.mapSingly(Tasks::square, LargeMap.numbers(1000));
            if (side.hasProcesses()) {
                Figures.print("idle", sumMib(visits) / workers);
            }
        }
    }

    static double sumMib(List<Tasks.Visit> workers) throws IOException {
        double sum = 0;
        for (Tasks.Visit worker : workers) {
            sum += Proc.pssMib(worker.pid());
        }
        return sum;
    }
}
