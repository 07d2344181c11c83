package io.github.processpool.benchmarks.workloads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;

/**
 * The part of two workers' time that is useful work, by the length of a task: the time of one thread for all tasks,
 * measured just before and just after, divided by the time of both workers.
 */
final class TaskSize {
    private static final int WORKERS = 2;
    private static final int CALIBRATION_ROUNDS = 20_000_000;

    private TaskSize() {}

    static void run(Side.Opener sides, Sizes sizes) {
        Tasks.compute(CALIBRATION_ROUNDS);
        long start = System.nanoTime();
        Figures.check(Tasks.compute(CALIBRATION_ROUNDS) != 0);
        double roundsPerMicro = CALIBRATION_ROUNDS / (Figures.secondsSince(start) * 1e6);
        try (Side side = sides.open(WORKERS)) {
            Meeting.hold(side, WORKERS);
            for (int micros : sizes.ints("task-micros")) {
                int rounds = (int) (micros * roundsPerMicro);
                int count = (int) Math.max(4 * WORKERS, Math.min(100_000, sizes.seconds("seconds") * 1e6 / micros));
                measure(side, "task." + micros + ".", Collections.nCopies(count, rounds));
            }
        }
    }

    private static void measure(Side side, String key, List<Integer> tasks) {
        double before = serialSeconds(tasks);
        side.map(Tasks::compute, tasks); // not measured: here the JVMs compile the code
        long start = System.nanoTime();
        side.map(Tasks::compute, tasks);
        double map = Figures.secondsSince(start);
        start = System.nanoTime();
        gather(side, tasks);
        double calls = Figures.secondsSince(start);
        double serial = (before + serialSeconds(tasks)) / 2;
        Figures.print(key + "map", serial / (WORKERS * map) * 100);
        Figures.print(key + "calls", serial / (WORKERS * calls) * 100);
    }

    private static double serialSeconds(List<Integer> tasks) {
        long start = System.nanoTime();
        long sum = 0;
        for (int rounds : tasks) {
            sum += Tasks.compute(rounds);
        }
        Figures.check(sum != 0);
        return Figures.secondsSince(start);
    }

    private static void gather(Side side, List<Integer> tasks) {
        List<Future<Long>> pending = new ArrayList<>(tasks.size());
        for (int rounds : tasks) {
            pending.add(side.submit(Tasks::compute, rounds));
        }
        pending.forEach(Waiting::result);
    }
}
