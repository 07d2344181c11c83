package io.github.processpool.benchmarks;

import java.util.Map;
import java.util.Optional;

/** The lines of the large table. */
enum Line {
    START_FEW("start.few", "{few} workers started, an answer from each", "ms", 1, false),
    START_MANY("start.many", "{many} workers started, an answer from each", "ms", 1, false),
    SMALL_MAP("small-map.second", "map of 10 ints, the second of its pool, {few} workers", "ms", 1, false),
    MAP_FIRST(
            "map.first",
            "map of {ints} ints, chunks by default, the first of its pool",
            "million a second",
            1e-6,
            true),
    MAP("map.rate", "the same, later", "million a second", 1e-6, true),
    MAP_SINGLY("map.singly", "map of {ints-singly} ints one by one", "thousand a second", 1e-3, true),
    APPLY("apply.median", "`apply` after `apply`, median", "µs", 1, false),
    APPLY_P99("apply.p99", "`apply` after `apply`, 99th percentile", "µs", 1, false),
    BURST("burst.rate", "{burst} `applyAsync` at once", "thousand a second", 1e-3, true),
    BYTES_SMALL("bytes.small", "`byte[]` of {bytes-small} there and back", "ms", 1, false),
    BYTES_LARGE("bytes.large", "`byte[]` of {bytes} there and back", "ms", 1, false),
    DOUBLES("doubles", "`double[]` of {doubles} there and back", "ms", 1, false),
    RECORDS("records", "{records} records of 5 fields there and back", "ms", 1, false),
    COMPUTING("computing", "computing only: work done / twice that of one thread", "%", 1, true),
    SKEWED("skewed", "naps of very different length, {few} workers: time / shortest possible", "", 1, false),
    IDLE("idle", "memory of an idle worker (PSS), {few} workers", "MiB", 1, false),
    RECOVERY("recovery", "worker killed, until another works in its place", "ms", 1, false),
    RECOVERY_SPARE("recovery.spare", "the same with a spare worker", "ms", 1, false),
    ORPHANS("orphans", "parent killed, until busy workers are gone", "ms", 1, false),
    CANCELLING("cancelling", "endless task cancelled, until its place has done another", "ms", 1, false),
    CANCELLING_SPARE("cancelling.spare", "the same with a spare worker", "ms", 1, false),
    APPLY_CPU("apply.cpu", "the parent's processor time for an `apply`", "µs", 1, false),
    BURST_CPU("burst.cpu", "the parent's processor time for each `applyAsync` of many", "µs", 1, false),
    MAP_CPU("map.cpu", "the parent's processor time for an int of a large map", "ns", 1, false);

    private final String key;
    private final String label;
    private final String unit;
    private final double scale;
    private final boolean moreIsBetter;

    Line(String key, String label, String unit, double scale, boolean moreIsBetter) {
        this.key = key;
        this.label = label;
        this.unit = unit;
        this.scale = scale;
        this.moreIsBetter = moreIsBetter;
    }

    String key() {
        return key;
    }

    double scale() {
        return scale;
    }

    String label(Map<String, String> sizes) {
        String text = label;
        for (Map.Entry<String, String> size : sizes.entrySet()) {
            if (text.contains("{" + size.getKey() + "}")) {
                text = text.replace("{" + size.getKey() + "}", Numbers.grouped(Long.parseLong(size.getValue())));
            }
        }
        return unit.isEmpty() ? text : text + " (" + unit + ")";
    }

    /** Returns how many times better one is than the other, if both have a number. */
    Optional<String> factor(Results results, Entrant one, Entrant other) {
        var ours = results.median(one, key);
        var theirs = results.median(other, key);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        double factor =
                moreIsBetter ? ours.getAsDouble() / theirs.getAsDouble() : theirs.getAsDouble() / ours.getAsDouble();
        return Optional.of(Numbers.shortly(factor) + " x");
    }
}
