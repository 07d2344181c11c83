package io.github.processpool.examples;

import io.github.processpool.Pool;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The same function on threads of this process and on processes: only the pool differs. */
final class Factorials {
    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 10).boxed().toList();

    private Factorials() {}

    static BigInteger factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int factor = 2; factor <= n; factor++) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        return product;
    }

    static void run(Run run) throws Exception {
        int workers = run.workers().orElse(4);
        List<BigInteger> onThreads = onThreads(workers);
        List<BigInteger> onProcesses = onProcesses(workers);
        for (int n : NUMBERS) {
            run.say("%2d! = %7d", n, onProcesses.get(n - 1));
        }
        run.show(new Figure.Table(
                "Factorials",
                List.of("n", "on threads", "on processes"),
                NUMBERS.stream()
                        .map(n -> List.of(
                                Integer.toString(n),
                                onThreads.get(n - 1).toString(),
                                onProcesses.get(n - 1).toString()))
                        .toList()));
        run.check("threads and processes returned the same", onThreads.equals(onProcesses));
        run.check("each is the one before times its number", eachFollowsFromTheOneBefore(onProcesses));
    }

    private static List<BigInteger> onThreads(int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<BigInteger>> futures = new ArrayList<>();
            for (int n : NUMBERS) {
                futures.add(pool.submit(() -> factorial(n)));
            }
            List<BigInteger> results = new ArrayList<>();
            for (Future<BigInteger> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    private static List<BigInteger> onProcesses(int workers) {
        try (Pool pool = Pool.create(workers)) {
            return pool.map(Factorials::factorial, NUMBERS);
        }
    }

    private static boolean eachFollowsFromTheOneBefore(List<BigInteger> factorials) {
        BigInteger before = BigInteger.ONE;
        for (int n : NUMBERS) {
            BigInteger factorial = factorials.get(n - 1);
            if (!factorial.equals(before.multiply(BigInteger.valueOf(n)))) {
                return false;
            }
            before = factorial;
        }
        return factorials.size() == NUMBERS.size();
    }
}
