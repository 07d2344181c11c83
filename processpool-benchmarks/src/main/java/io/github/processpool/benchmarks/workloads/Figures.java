package io.github.processpool.benchmarks.workloads;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** The figures measured by this process, printed for the process that started it. */
final class Figures {
    private static final int FEWEST = 3;

    private Figures() {}

    static void print(String key, double value) {
        System.out.println(key + "\t" + value);
    }

    /** Prints a word that says why there is no number. */
    static void print(String key, String word) {
        System.out.println(key + "\t" + word);
    }

    /** Repeats until the time is over, but at least a few times, and returns the median of the seconds. */
    static double medianSeconds(double limitSeconds, int most, Callable<?> work) throws Exception {
        double[] took = new double[most];
        int count = 0;
        double sum = 0;
        while (count < most && (count < FEWEST || sum < limitSeconds)) {
            long start = System.nanoTime();
            work.call();
            took[count] = secondsSince(start);
            sum += took[count++];
        }
        return median(Arrays.copyOf(took, count));
    }

    static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double median(double[] values) {
        return percentile(values, 0.5);
    }

    static double percentile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))];
    }

    static void check(boolean right) {
        if (!right) {
            throw new IllegalStateException("a wrong result was measured");
        }
    }
}
