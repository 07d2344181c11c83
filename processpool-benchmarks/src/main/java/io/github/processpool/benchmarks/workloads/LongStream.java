package io.github.processpool.benchmarks.workloads;

import io.github.processpool.Pool;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A lazy map of very many items: its rate, and the memory of both ends after a tenth and at the end. */
final class LongStream {
    private static final int WORKERS = 2;
    private static final long WORKER_HEAP_BYTES = 64L << 20;

    private LongStream() {}

    static void run(Side.Opener sides, Sizes sizes) throws IOException {
        int count = sizes.get("stream");
        Pool limited = Pool.builder()
                .workers(WORKERS)
                .maxMemoryPerWorker(WORKER_HEAP_BYTES)
                .build();
        try (Side side = new PoolSide(limited)) {
            List<Tasks.Visit> visits = Meeting.hold(side, WORKERS);
            Iterable<Long> numbers =
                    () -> java.util.stream.LongStream.range(0, count).iterator();
            long start = System.nanoTime();
            try (Stream<Long> squares = limited.imap(Tasks::square, numbers)) {
                Iterator<Long> results = squares.iterator();
                take(results, 0, count / 10);
                printPeaks(visits, "tenth");
                take(results, count / 10, count);
            }
            Figures.print("stream.rate", count / Figures.secondsSince(start));
            printPeaks(visits, "whole");
        }
    }

    private static void take(Iterator<Long> results, long from, long to) {
        for (long i = from; i < to; i++) {
            Figures.check(results.next() == i * i);
        }
    }

    private static void printPeaks(List<Tasks.Visit> visits, String when) throws IOException {
        double worker = 0;
        for (Tasks.Visit visit : visits) {
            worker = Math.max(worker, Proc.peakMib(visit.pid()));
        }
        Figures.print(
                "stream.parent." + when, Proc.peakMib(ProcessHandle.current().pid()));
        Figures.print("stream.worker." + when, worker);
    }
}
