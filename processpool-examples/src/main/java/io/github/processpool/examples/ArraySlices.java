package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.shared.SharedDoubleArray;
import java.util.List;
import java.util.stream.IntStream;

/** A large result in shared memory: every task fills its own slice, so no task waits for another. */
final class ArraySlices {
    private static final int SLICES = 8;
    private static final int SLICE_LENGTH = 25_000;
    private static final int LENGTH = SLICES * SLICE_LENGTH;

    private ArraySlices() {}

    static void fill(double[] roots, int slice) {
        for (int i = slice * SLICE_LENGTH; i < (slice + 1) * SLICE_LENGTH; i++) {
            roots[i] = Math.sqrt(i);
        }
    }

    static void fill(SharedDoubleArray roots, int slice) {
        for (int i = slice * SLICE_LENGTH; i < (slice + 1) * SLICE_LENGTH; i++) {
            roots.set(i, Math.sqrt(i));
        }
    }

    static void run(Run run) throws Exception {
        double[] byThreads = new double[LENGTH];
        Threads.run(() -> fillAll(byThreads, 0, SLICES / 2), () -> fillAll(byThreads, SLICES / 2, SLICES));
        run.say("threads filled a double[%d]", LENGTH);

        try (SharedDoubleArray byProcesses = SharedDoubleArray.create(LENGTH);
                Pool pool = Pool.create(run.workers().orElse(2))) {
            List<Integer> slices = IntStream.range(0, SLICES).boxed().toList();
            long before = pool.stats().bytesReceived();
            pool.forEach(slice -> fill(byProcesses, slice), slices);
            long received = pool.stats().bytesReceived() - before;
            run.say("processes filled a SharedDoubleArray of %d bytes; %d bytes came back", 8 * LENGTH, received);
            run.check(
                    "both have the same numbers",
                    IntStream.range(0, LENGTH).allMatch(i -> byProcesses.get(i) == byThreads[i]));
            run.check("the results did not travel", received < LENGTH);
        }
    }

    private static void fillAll(double[] roots, int from, int to) {
        for (int slice = from; slice < to; slice++) {
            fill(roots, slice);
        }
    }
}
