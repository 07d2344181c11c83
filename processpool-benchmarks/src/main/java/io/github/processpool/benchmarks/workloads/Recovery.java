package io.github.processpool.benchmarks.workloads;

import io.github.processpool.WorkerCrashedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A worker is killed in the middle of its task: the time until another one runs a task in its place. */
final class Recovery {
    private static final double NAP_MILLIS = 5;

    private Recovery() {}

    static void run(Side.Opener sides, Sizes sizes) throws Exception {
        measure(sides, sizes, Side.Extra.NOTHING, "recovery");
        measure(sides, sizes, Side.Extra.SPARE_WORKER, "recovery.spare");
    }

    private static void measure(Side.Opener sides, Sizes sizes, Side.Extra extra, String key) throws Exception {
        int workers = sizes.get("few");
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < sizes.get("kills"); i++) {
            try (Side side = sides.open(workers, extra)) {
                millis.add(once(side, workers, extra));
            }
        }
        Figures.print(key, Figures.median(millis));
    }

    private static double once(Side side, int workers, Side.Extra extra) throws Exception {
        Set<Long> before =
                Meeting.hold(side, workers).stream().map(Tasks.Visit::pid).collect(Collectors.toSet());
        Waiting.forSpareWorker(extra);
        Deque<Future<Tasks.Visit>> pending = new ArrayDeque<>();
        for (int i = 0; i < 4 * workers; i++) {
            pending.add(side.submit(Tasks::nap, NAP_MILLIS));
        }
        Waiting.result(pending.peek());
        long killed = Tasks.clockMicros();
        ProcessHandle.of(before.iterator().next()).orElseThrow().destroyForcibly();
        return (firstVisitOfAnother(side, pending, before) - killed) / 1e3;
    }

    /** Keeps the workers busy until a new one has done something. */
    private static long firstVisitOfAnother(Side side, Deque<Future<Tasks.Visit>> pending, Set<Long> before)
            throws Exception {
        while (true) {
            try {
                Tasks.Visit visit = pending.remove().get(30, TimeUnit.SECONDS);
                if (!before.contains(visit.pid())) {
                    return visit.micros();
                }
            } catch (ExecutionException e) {
                Figures.check(e.getCause() instanceof WorkerCrashedException);
            }
            pending.add(side.submit(Tasks::nap, NAP_MILLIS));
        }
    }
}
