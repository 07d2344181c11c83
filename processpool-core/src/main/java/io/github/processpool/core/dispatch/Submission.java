package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.types.AllowedTypes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that was accepted: a function, the items to run it on, and where the results go. Items are numbered from 0. The
 * bookkeeping of what is where belongs to the {@link Dispatcher} and is read and written under its lock; results are
 * delivered without it, by the threads of the workers.
 */
abstract class Submission implements ChunkItems {
    /** How often an item's worker may be lost before the item has started, until the item is taken for the culprit. */
    private static final int MOST_MISSES = 3;

    private final EncodedFunction function;
    private final AllowedTypes resultTypes;
    private final CallSettings settings;
    private final long created = System.nanoTime();

    // Under the dispatcher's lock:
    final ItemRanges unstarted = new ItemRanges();
    final ChunkSizer sizer;
    long outstanding; // items not answered yet, wherever they are
    long receivedBytes; // of the answers so far
    boolean queued;
    boolean large; // items are, so that they only go to workers that are idle
    boolean dropped; // nothing of it is of interest any more
    boolean endsWorker; // nor may any of it go on: its workers are to end

    @Nullable
    Submission before; // these two belong to UnfinishedCalls

    @Nullable
    Submission behind;

    private final Map<Long, Integer> attempts = new HashMap<>(0); // of items that were lost with a worker
    private final Map<Long, Integer> misses = new HashMap<>(0);

    Submission(EncodedFunction function, AllowedTypes resultTypes, CallSettings settings) {
        this.function = function;
        this.resultTypes = resultTypes;
        this.settings = settings;
        sizer = new ChunkSizer(settings.chunkSize());
    }

    @Override
    public final EncodedFunction function() {
        return function;
    }

    /** Tells whether it was made before that time, of System.nanoTime. */
    final boolean isOlderThan(long nanoTime) {
        return created - nanoTime < 0;
    }

    final CallSettings settings() {
        return settings;
    }

    @Override
    public final @Nullable Duration timeout() {
        return settings.timeout();
    }

    @Override
    public final AllowedTypes resultTypes() {
        return resultTypes;
    }

    @Override
    public final int submissions() {
        return 1;
    }

    @Override
    public final Submission submissionOf(long item) {
        return this;
    }

    @Override
    public final long numberOf(long item) {
        return item;
    }

    @Override
    public abstract void succeeded(long item, @Nullable Object result);

    @Override
    public abstract void failed(long item, ProcessPoolException error);

    /** Fails whatever has no answer yet: the pool has ended. */
    abstract void abort(ProcessPoolException error);

    /** The same, with a failure that needs no memory; it also completes what another way of failing has left undone. */
    abstract void abort(MemoryShortage shortage);

    /** Lets go of what is held for a call that is about to fail: its items and the results so far. */
    void giveUp(MemoryShortage shortage) {}

    /** Under the lock: returns about how much memory it holds for results, in bytes of their texts. */
    long heldBytes() {
        return 0;
    }

    @Override
    public abstract int indexOf(long item);

    /** Tells whether it is a single call, whose arguments are encoded already. */
    final boolean isSingleCall() {
        return encoded() != null;
    }

    /** Tells whether both are single calls that can be items of one chunk. */
    boolean goesWith(Submission other) {
        return false;
    }

    /** Counts another loss of a started item; false when it may not be tried again. */
    final boolean mayRetry(long item) {
        return count(attempts, item) <= settings.retries();
    }

    /** Counts a loss of the item's worker before the item started; false when there were too many. */
    final boolean mayMissAgain(long item) {
        return count(misses, item) < MOST_MISSES;
    }

    private static int count(Map<Long, Integer> counts, long item) {
        int count = counts.getOrDefault(item, 0) + 1; // no lambda: see Patiently
        counts.put(item, count);
        return count;
    }
}
