package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.examples.FourWays.Timed;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tasks that compute. Python needs processes for these, because its threads run one at a time. Java's threads use all
 * processors, so processes are no faster. Use processes if a task may damage the process that it runs in.
 */
final class CpuBound {
    private static final int TASKS = 8;
    private static final int BLOCK = 250_000;
    private static final int PRIMES_BELOW_2_000_000 = 148_933;

    private CpuBound() {}

    static int primesIn(int block) {
        int count = 0;
        for (int number = Math.max(2, block * BLOCK); number < (block + 1) * BLOCK; number++) {
            if (isPrime(number)) {
                count++;
            }
        }
        return count;
    }

    private static boolean isPrime(int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    static void run(Run run) throws Exception {
        List<Integer> blocks = IntStream.range(0, TASKS).boxed().toList();
        FourWays<Integer, Integer> ways = new FourWays<>(CpuBound::primesIn, blocks);
        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            Workers.awaitAll(pool);
            pool.map(CpuBound::primesIn, blocks); // each JVM first compiles this code
            blocks.forEach(CpuBound::primesIn);
            List<Timed<Integer>> done = ways.run(pool.workers(), pool);
            ways.show(run, "Counting the primes below 2,000,000");
            for (Timed<Integer> way : done) {
                int primes = way.results().stream().mapToInt(Integer::intValue).sum();
                run.check(way.way() + " found all " + primes + " primes", primes == PRIMES_BELOW_2_000_000);
            }
        }
        run.say("More tasks at a time than processors do not help; this machine has %d.", processors());
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
