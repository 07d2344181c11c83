package io.github.processpool.benchmarks;

import static io.github.processpool.benchmarks.Kind.BARE;
import static io.github.processpool.benchmarks.Kind.POOL;
import static io.github.processpool.benchmarks.Kind.PYTHON;
import static io.github.processpool.benchmarks.Kind.PYTHON_SPAWN;
import static io.github.processpool.benchmarks.Kind.THREADS;

import java.util.Locale;
import java.util.Set;

/** A group of workloads that one process measures. */
enum Topic {
    START(POOL, THREADS, PYTHON, PYTHON_SPAWN, BARE),
    START_PLAIN(POOL),
    SMALL_MAP(POOL, THREADS, PYTHON),
    LARGE_MAP(POOL, THREADS, PYTHON),
    SINGLE_CALLS(POOL, THREADS, PYTHON, BARE),
    BURST(POOL, THREADS, PYTHON),
    LARGE_VALUES(POOL, THREADS, PYTHON, BARE),
    COMPUTING(POOL, THREADS, PYTHON),
    SKEWED(POOL, THREADS, PYTHON),
    IDLE(POOL, PYTHON),
    RECOVERY(POOL, PYTHON),
    ORPHANS(POOL, PYTHON),
    CANCELLING(POOL, THREADS, PYTHON),
    SCALE(POOL, PYTHON),
    TASK_SIZE(POOL, THREADS, PYTHON),
    STREAM(POOL),
    WARMING_UP(POOL),
    SHARED(POOL, PYTHON);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of can't change
    private final Set<Kind> kinds;

    Topic(Kind... kinds) {
        this.kinds = Set.of(kinds);
    }

    /** Returns whether it takes long and repeats its work itself, so that only some rounds include it. */
    boolean isLong() {
        return this == SCALE || this == TASK_SIZE || this == STREAM || this == WARMING_UP;
    }

    boolean concerns(Kind kind) {
        return kinds.contains(kind);
    }

    /** Returns its name on command lines. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Topic named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
