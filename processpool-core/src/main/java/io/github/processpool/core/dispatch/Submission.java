package io.github.processpool.core.dispatch;

import io.github.processpool.EncodingException;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.blocks.LargeArrays;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.codec.ValuesEncoder;
import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.types.AllowedTypes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that was accepted: a function, the items to run it on, and where the results go. Items are numbered from 0. The
 * bookkeeping of what is where belongs to the {@link Dispatcher} and is read and written under its lock; results are
 * delivered without it, by the threads of the workers.
 */
abstract class Submission {
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
    boolean endsWorker; // nor may any of it go on

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

    final EncodedFunction function() {
        return function;
    }

    /** Tells whether it was made before that time, of System.nanoTime. */
    final boolean isOlderThan(long nanoTime) {
        return created - nanoTime < 0;
    }

    final CallSettings settings() {
        return settings;
    }

    final @Nullable Duration timeout() {
        return settings.timeout();
    }

    /** Adds an item's arguments. */
    abstract void encode(long item, ValuesEncoder into);

    /** Tells whether an item's arguments can go under the hint of the values before it. */
    abstract boolean fits(long item, ValuesEncoder encoder);

    /** Returns what results may be: what the call mentions, its arguments included. */
    final AllowedTypes resultTypes() {
        return resultTypes;
    }

    abstract void succeeded(long item, @Nullable Object result);

    /** Takes the results of neighbouring items. */
    void succeeded(long first, List<@Nullable Object> results) {
        for (int i = 0; i < results.size(); i++) {
            succeeded(first + i, results.get(i));
        }
    }

    abstract void failed(long item, ProcessPoolException error);

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

    /** Lets go of what the call can do without; false if there is nothing. */
    boolean shrink() {
        return false;
    }

    /** Tells whether nobody waits for results any more. */
    abstract boolean isDone();

    /** Returns the number by which a failure names an item: -1 where the call is of one item. */
    abstract int indexOf(long item);

    /**
     * Encodes neighbouring items, up to the first that can't be, or until they are large enough for a message. Never
     * throws: whoever brings news of one worker encodes for others, whose items must not get lost.
     */
    EncodedItems encode(long first, int count) {
        ValuesEncoder encoder = new ValuesEncoder(resultTypes, LargeArrays.AS_THEY_LIE);
        encoder.expect(count);
        EncodedItems items = encode(first, count, encoder, false);
        return items != null ? items : encodeMixed(first, count);
    }

    private EncodedItems encodeMixed(long first, int count) {
        ValuesEncoder encoder = new ValuesEncoder(resultTypes, LargeArrays.AS_THEY_LIE);
        encoder.selfDescribing();
        EncodedItems items = encode(first, count, encoder, true);
        if (items == null) {
            throw new IllegalStateException("values that describe themselves fit everywhere");
        }
        return items;
    }

    /** Returns null if the items are of several classes, and so can't go under one hint. */
    private @Nullable EncodedItems encode(long first, int count, ValuesEncoder encoder, boolean mixed) {
        for (int i = 0; i < count; i++) {
            EncodingException failure = null;
            try {
                if (!mixed && !fits(first + i, encoder)) {
                    return null;
                }
                encode(first + i, encoder);
            } catch (EncodingException e) {
                failure = e;
            } catch (Throwable e) { // whatever an application's methods throw
                failure = new EncodingException("the argument can't be encoded: " + ErrorText.of(e), e);
            }
            if (failure != null) {
                // It may only be too large for this batch: it is tried again alone.
                return new EncodedItems(encoder.finish(), i, i == 0 ? failure : null);
            }
            if (encoder.sizeBytes() > EncodedItems.ENOUGH_BYTES) {
                return new EncodedItems(encoder.finish(), i + 1, null);
            }
        }
        return new EncodedItems(encoder.finish(), count, null);
    }

    /** Under the lock: tells whether nothing about an item is of interest any more. */
    boolean isDropped(long item) {
        return dropped;
    }

    /** Under the lock: returns how many of these items are of interest. */
    int wanted(long first, int items) {
        return dropped ? 0 : items;
    }

    /** Under the lock: tells whether an item was cancelled, and its worker with it. */
    boolean endsWorker(long item) {
        return endsWorker;
    }

    /** Tells whether this is that submission, or what it travels in. */
    boolean includes(Submission submission) {
        return this == submission;
    }

    /** Under the lock: counts another loss of a started item; false when it may not be tried again. */
    boolean mayRetry(long item) {
        return count(attempts, item) <= settings.retries();
    }

    /** Under the lock: counts a loss of the item's worker before the item started; false when there were too many. */
    boolean mayMissAgain(long item) {
        return count(misses, item) < MOST_MISSES;
    }

    private static int count(Map<Long, Integer> counts, long item) {
        int count = counts.getOrDefault(item, 0) + 1; // no lambda: see Patiently
        counts.put(item, count);
        return count;
    }

    /** The values of the first {@code items} items; {@code failure} is why the one after them has none. */
    record EncodedItems(
            EncodedValues values, int items, @Nullable EncodingException failure) {
        static final int ENOUGH_BYTES = 1 << 20;
    }
}
