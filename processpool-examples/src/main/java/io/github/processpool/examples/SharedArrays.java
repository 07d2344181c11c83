package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.shared.SharedLongArray;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;

/** An array to whose elements all add: an atomic array between threads, mapped memory between processes. */
final class SharedArrays {
    private static final int POWERS = 1000;
    private static final List<Long> EXPECTED = List.of(0L, 301L, 176L, 125L, 97L, 79L, 69L, 56L, 52L, 45L);

    private SharedArrays() {}

    /** The first digit of a power of two. */
    static int firstDigit(int exponent) {
        return BigInteger.TWO.pow(exponent).toString().charAt(0) - '0';
    }

    static void countFrom(int first, AtomicLongArray counts) {
        for (int exponent = first; exponent < first + 100; exponent++) {
            counts.getAndAdd(firstDigit(exponent), 1);
        }
    }

    /** This sends no request to the parent: the worker has mapped the same memory. */
    static void countFrom(int first, SharedLongArray counts) {
        for (int exponent = first; exponent < first + 100; exponent++) {
            counts.getAndAdd(firstDigit(exponent), 1);
        }
    }

    static void run(Run run) throws Exception {
        List<Integer> hundreds = List.of(0, 100, 200, 300, 400, 500, 600, 700, 800, 900);

        AtomicLongArray byThreads = new AtomicLongArray(10);
        Threads.run(
                () -> hundreds.subList(0, 5).forEach(first -> countFrom(first, byThreads)),
                () -> hundreds.subList(5, 10).forEach(first -> countFrom(first, byThreads)));
        run.say("threads:   AtomicLongArray %s", byThreads);

        List<Long> counts;
        try (SharedLongArray byProcesses = SharedLongArray.create(10);
                Pool pool = Pool.create(run.workers().orElse(2))) {
            pool.forEach(first -> countFrom(first, byProcesses), hundreds);
            counts = LongStream.range(0, 10)
                    .map(digit -> byProcesses.get((int) digit))
                    .boxed()
                    .toList();
        }
        run.say("processes: SharedLongArray %s", counts);
        run.say("Powers of two that begin with 0, 1, 2, ... 9: every third begins with 1.");
        run.check("both counted the same", byThreads.toString().equals(counts.toString()));
        run.check("no count was lost", counts.equals(EXPECTED) && sum(counts) == POWERS);
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
