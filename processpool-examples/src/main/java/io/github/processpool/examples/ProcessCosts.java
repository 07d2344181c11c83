package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.WorkerStats;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The cost of one worker before it does any work: the start of a JVM, and its memory. A thread has neither. */
final class ProcessCosts {
    private static final double MEBIBYTE = 1 << 20;

    private ProcessCosts() {}

    static int answer() {
        return 42;
    }

    static void run(Run run) throws Exception {
        int fromThread;
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            fromThread = threads.submit(ProcessCosts::answer).get();
        } finally {
            threads.shutdown();
        }
        double threadMillis = millisSince(start);
        run.say("a thread: first result after %7.1f ms", threadMillis);

        start = System.nanoTime();
        try (Pool pool = Pool.create(1)) {
            int fromWorker = pool.apply(ProcessCosts::answer);
            double workerMillis = millisSince(start);
            WorkerStats worker = pool.stats().perWorker().get(0);
            String mebibytes = worker.residentBytes() < 0 ? "unknown" : text(worker.residentBytes() / MEBIBYTE);
            run.say("a worker: first result after %7.1f ms, %s MiB of memory", workerMillis, mebibytes);
            run.say("So create a pool once and use it for all calls.");
            run.show(new Figure.Table(
                    "The cost of one more",
                    List.of("one more", "first result after, ms", "memory, MiB"),
                    List.of(
                            List.of("thread", text(threadMillis), "its stack"),
                            List.of("worker", text(workerMillis), mebibytes))));
            run.check("both gave the same answer", fromThread == 42 && fromWorker == 42);
            run.check(
                    "the worker is a process of its own",
                    worker.pid() != ProcessHandle.current().pid());
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
