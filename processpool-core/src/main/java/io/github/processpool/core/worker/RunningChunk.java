package io.github.processpool.core.worker;

import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.ToWorker;

/** The chunk that runs, or ran last: which of its items runs, since when, and how many are to run. Not thread-safe. */
final class RunningChunk {
    /** The number of an item where there is none. */
    static final int NOTHING = -1;

    final long id;
    final boolean prompt; // no answer may wait for the next one
    final boolean watched; // the parent wants to know of items that take their time
    private final long startNanos;
    int limit; // items from here on do not run here
    int item = NOTHING; // that runs
    private long itemStartNanos;
    boolean answered = true; // the item has its answer, or there is none
    private boolean announced; // the parent knows that the item takes its time

    private RunningChunk(long id, int limit, boolean prompt, boolean watched, long startNanos) {
        this.id = id;
        this.limit = limit;
        this.prompt = prompt;
        this.watched = watched;
        this.startNanos = startNanos;
    }

    /** Returns what stands for the chunk before the first one begins. */
    static RunningChunk none() {
        return new RunningChunk(0, 0, false, false, 0);
    }

    /** Returns a chunk of which no item has started yet. */
    static RunningChunk begin(ToWorker.Chunk chunk, boolean revoked, long nowNanos) {
        return new RunningChunk(chunk.id(), revoked ? 0 : chunk.items(), chunk.prompt(), chunk.watched(), nowNanos);
    }

    boolean isRunning() {
        return item != NOTHING;
    }

    boolean isLastItem() {
        return item + 1 >= limit;
    }

    /** Starts the next item and returns it, or {@link #NOTHING}. */
    int startNext(long nowNanos) {
        item = isLastItem() ? NOTHING : item + 1;
        answered = item == NOTHING;
        announced = false;
        itemStartNanos = nowNanos;
        return item;
    }

    /** Tells whether the parent is to hear of the item if it goes on running. */
    boolean mayBeAnnounced() {
        return isRunning() && watched && !announced;
    }

    /** Tells whether an item has been running for this long. */
    boolean hasItemFor(long nanos, long nowNanos) {
        return isRunning() && nowNanos - itemStartNanos >= nanos;
    }

    FromWorker.Running announce(long nowNanos) {
        announced = true;
        return new FromWorker.Running(id, item, nowNanos - itemStartNanos);
    }

    /** Starts no item after the one that runs. Returns the first that does not run. */
    int stopAfterItem() {
        limit = Math.min(limit, item + 1);
        return limit;
    }

    long nanosUntil(long nowNanos) {
        return nowNanos - startNanos;
    }
}
