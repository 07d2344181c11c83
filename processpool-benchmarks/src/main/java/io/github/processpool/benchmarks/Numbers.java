package io.github.processpool.benchmarks;

import java.util.Locale;

/** Numbers for people: no more digits than were measured. */
final class Numbers {
    private Numbers() {}

    static String shortly(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
