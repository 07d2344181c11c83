package io.github.processpool.benchmarks;

import java.util.Optional;

/** The lines of the table of shared data: what both sides do, and under which names they print how often. */
enum SharedLine {
    GET("`counter.get()`; `manager.Value`", "get"),
    COUNT("`counter.addAndGet(1)`; `+= 1` on a `manager.Value` under a `manager.Lock`", "count"),
    QUEUE("one puts, one takes: `manager.queue`; `manager.Queue`", "queue"),
    UNMANAGED_QUEUE(
            "the same; `multiprocessing.Queue`, whose `put` hands over to a thread", "queue", "unmanaged-queue"),
    MAP("`manager.map`, `put`; `manager.dict`", "map"),
    LOCK("`manager.lock`, both take it in turn; `manager.Lock`", "lock"),
    ATOMIC("`SharedLongArray.getAndAdd`; `+= 1` on a `multiprocessing.Value` under its lock", "atomic"),
    SUM("elements of a `SharedDoubleArray` summed; `sum(Array.get_obj())`", "sum");

    private final String label;
    private final String ours;
    private final String theirs;

    SharedLine(String label, String both) {
        this(label, both, both);
    }

    SharedLine(String label, String ours, String theirs) {
        this.label = label;
        this.ours = "shared." + ours;
        this.theirs = "shared." + theirs;
    }

    String label() {
        return label;
    }

    String key(Kind kind) {
        return kind == Kind.PYTHON ? theirs : ours;
    }

    /** Returns how many times as often one does it as the other, where both have a number. */
    Optional<String> factor(Results results, Entrant pool, Entrant python) {
        var rate = results.median(pool, ours);
        var theirRate = results.median(python, theirs);
        return rate.isEmpty() || theirRate.isEmpty()
                ? Optional.empty()
                : Optional.of(Numbers.shortly(rate.getAsDouble() / theirRate.getAsDouble()) + " x");
    }
}
