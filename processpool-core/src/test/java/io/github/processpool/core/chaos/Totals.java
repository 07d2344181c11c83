package io.github.processpool.core.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happened, and keeps what should not have. */
final class Totals {
    private static final int MOST_VIOLATIONS = 20;

    private final Map<String, LongAdder> ways = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> signals = new ConcurrentHashMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    void call(String way) {
        count(ways, way);
    }

    void outcome(String kind) {
        count(outcomes, kind);
    }

    void signal(String name) {
        count(signals, name);
    }

    private static void count(Map<String, LongAdder> counts, String what) {
        counts.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    void violation(String what) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(what);
        }
    }

    boolean anyViolation() {
        return !violations.isEmpty();
    }

    List<String> violations() {
        return new ArrayList<>(violations);
    }

    /** Returns how many items had an outcome. */
    long items() {
        return sum(outcomes);
    }

    private static long sum(Map<String, LongAdder> counts) {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @Override
    public String toString() {
        return sum(ways) + " calls " + new TreeMap<>(ways) + ", " + items() + " items " + new TreeMap<>(outcomes) + ", "
                + sum(signals) + " signals " + new TreeMap<>(signals);
    }
}
