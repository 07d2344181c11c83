package io.github.processpool.benchmarks;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The sizes of the workloads and the number of rounds: to test the benchmarks, for a quick look, or for the page. */
enum Profile {
    TINY(
            1,
            Map.ofEntries(
                    Map.entry("few", "1"),
                    Map.entry("many", "2"),
                    Map.entry("starts", "1"),
                    Map.entry("ints", "2000"),
                    Map.entry("ints-singly", "200"),
                    Map.entry("calls", "50"),
                    Map.entry("burst", "200"),
                    Map.entry("bytes", "65536"),
                    Map.entry("bytes-small", "1024"),
                    Map.entry("doubles", "1000"),
                    Map.entry("records", "100"),
                    Map.entry("echoes", "1"),
                    Map.entry("primes", "2000"),
                    Map.entry("python-primes", "200"),
                    Map.entry("computings", "1"),
                    Map.entry("kills", "1"),
                    Map.entry("patience", "1"),
                    Map.entry("seconds", "0.01"),
                    Map.entry("warm-up", "0.01"),
                    Map.entry("scale", "1,2"),
                    Map.entry("shared-operations", "300"),
                    Map.entry("task-micros", "10,1000"),
                    Map.entry("stream", "5000"),
                    Map.entry("archive-seconds", "0"),
                    Map.entry("naps", naps(8)))),
    QUICK(
            3,
            Map.ofEntries(
                    Map.entry("few", "4"),
                    Map.entry("many", "8"),
                    Map.entry("starts", "2"),
                    Map.entry("ints", "1000000"),
                    Map.entry("ints-singly", "20000"),
                    Map.entry("calls", "2000"),
                    Map.entry("burst", "20000"),
                    Map.entry("bytes", "67108864"),
                    Map.entry("bytes-small", "1048576"),
                    Map.entry("doubles", "1000000"),
                    Map.entry("records", "10000"),
                    Map.entry("echoes", "5"),
                    Map.entry("primes", "60000"),
                    Map.entry("python-primes", "6000"),
                    Map.entry("computings", "1"),
                    Map.entry("kills", "1"),
                    Map.entry("patience", "2"),
                    Map.entry("seconds", "1"),
                    Map.entry("warm-up", "5"),
                    Map.entry("scale", "1,2,4,8,16,32,64"),
                    Map.entry("shared-operations", "10000"),
                    Map.entry("task-micros", "1,3,10,30,100,300,1000,3000,10000"),
                    Map.entry("stream", "10000000"),
                    Map.entry("archive-seconds", "60"),
                    Map.entry("naps", naps(200)))),
    FULL(
            7,
            Map.ofEntries(
                    Map.entry("few", "4"),
                    Map.entry("many", "8"),
                    Map.entry("starts", "5"),
                    Map.entry("ints", "1000000"),
                    Map.entry("ints-singly", "100000"),
                    Map.entry("calls", "5000"),
                    Map.entry("burst", "20000"),
                    Map.entry("bytes", "67108864"),
                    Map.entry("bytes-small", "1048576"),
                    Map.entry("doubles", "1000000"),
                    Map.entry("records", "10000"),
                    Map.entry("echoes", "10"),
                    Map.entry("primes", "250000"),
                    Map.entry("python-primes", "25000"),
                    Map.entry("computings", "1"),
                    Map.entry("kills", "3"),
                    Map.entry("patience", "3"),
                    Map.entry("seconds", "2"),
                    Map.entry("warm-up", "10"),
                    Map.entry("scale", "1,2,4,8,16,32,64"),
                    Map.entry("shared-operations", "20000"),
                    Map.entry("task-micros", "1,3,10,30,100,300,1000,3000,10000,30000"),
                    Map.entry("stream", "10000000"),
                    Map.entry("archive-seconds", "60"),
                    Map.entry("naps", naps(200))));

    private static final int SEED = 20;

    private final int rounds;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Map<String, String> sizes;

    Profile(int rounds, Map<String, String> sizes) {
        this.rounds = rounds;
        this.sizes = Collections.unmodifiableMap(new TreeMap<>(sizes));
    }

    static Profile named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    int rounds() {
        return rounds;
    }

    /** Returns whether one process measures all topics of its side, because only the benchmarks are tested. */
    boolean allTogether() {
        return this == TINY;
    }

    /** Returns the sizes by their names. */
    Map<String, String> sizes() {
        return sizes;
    }

    /** Returns lengths in milliseconds, most of them short and a few long; always the same. */
    private static String naps(int count) {
        Random random = new Random(SEED);
        return DoubleStream.generate(() -> Math.min(250, 8 * Math.exp(1.1 * random.nextGaussian())))
                .limit(count)
                .mapToObj(millis -> String.format(Locale.ROOT, "%.2f", millis))
                .collect(Collectors.joining(","));
    }
}
