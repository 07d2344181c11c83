package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.types.AllowedTypes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What chunks carry: items of one submission, or several single calls that travel together. Each item belongs to a
 * submission, in which it may have another number.
 */
interface ChunkItems {
    default EncodedFunction function() {
        return submissionOf(0).function();
    }

    /** Returns what results may be: what the call mentions, its arguments included. */
    default AllowedTypes resultTypes() {
        return submissionOf(0).resultTypes();
    }

    default @Nullable Duration timeout() {
        return submissionOf(0).timeout();
    }

    /**
     * Encodes neighbouring items, up to the first that can't be, or until they are large enough for a message. Never
     * throws: the thread that brings news of one worker encodes for others, whose items must not get lost.
     */
    EncodedItems encode(long first, int count);

    /** Returns all items, if they are encoded already; null if they aren't. */
    default @Nullable EncodedItems encoded() {
        return null;
    }

    /** Returns how many submissions the items belong to. */
    int submissions();

    /** Returns the submission of an item; where there is only one, any item will do. */
    Submission submissionOf(long item);

    /** Returns the number that an item has in its submission. */
    long numberOf(long item);

    /** Tells whether nobody waits for results any more. */
    boolean isDone();

    /** Lets go of what can be done without; false if there is nothing. */
    default boolean shrink() {
        return false;
    }

    /** Tells whether each item is a submission of its own. */
    default boolean areCalls() {
        return false;
    }

    /** Returns how many neighbouring items belong to one submission, of {@code count} items. */
    default int together(int count) {
        return areCalls() ? 1 : count;
    }

    /** Tells whether items belong to this submission. */
    default boolean include(Submission submission) {
        for (int i = 0; i < submissions(); i++) {
            if (submissionOf(i) == submission) {
                return true;
            }
        }
        return false;
    }

    default void succeeded(long item, @Nullable Object result) {
        submissionOf(item).succeeded(numberOf(item), result);
    }

    /** Takes the results of neighbouring items. */
    default void succeeded(long first, List<@Nullable Object> results) {
        for (int i = 0; i < results.size(); i++) {
            succeeded(first + i, results.get(i));
        }
    }

    default void failed(long item, ProcessPoolException error) {
        submissionOf(item).failed(numberOf(item), error);
    }

    /** Returns the number by which a failure names an item: -1 where the call is of one item. */
    default int indexOf(long item) {
        return submissionOf(item).indexOf(numberOf(item));
    }

    // Under the dispatcher's lock:

    /** Tells whether an item was dropped: its call was cancelled or has ended. */
    default boolean isDropped(long item) {
        return submissionOf(item).dropped;
    }

    /** Returns how many of these items were not dropped. */
    default int wanted(long first, int count) {
        int wanted = 0;
        int step;
        for (int i = 0; i < count; i += step) {
            step = together(count - i);
            wanted += isDropped(first + i) ? 0 : step;
        }
        return wanted;
    }
}
