package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker's answers to neighbouring items of a chunk, decoded.
 *
 * @param first the index of the first item in the chunk
 * @param values the results of the items, from the first on. A {@link Failure} stands for an item without a result. Null
 *     if nobody waits for the results
 * @param failed how many have no result
 * @param bytes about how large the results are
 */
record DecodedAnswers(
        Chunk chunk, int first, int count, @Nullable List<@Nullable Object> values, int failed, long bytes) {
    /** What an item has that has no result. */
    record Failure(ProcessPoolException error) {}

    ChunkItems items() {
        return chunk.items;
    }

    /** Returns the number of the first among all items. */
    long firstItem() {
        return chunk.item(first);
    }

    void tell() {
        if (values == null) {
            return;
        }
        if (failed == 0) {
            items().succeeded(firstItem(), values);
        } else {
            for (int i = 0; i < count; i++) {
                tell(firstItem() + i, values.get(i));
            }
        }
    }

    private void tell(long item, @Nullable Object value) {
        if (value instanceof Failure failure) {
            items().failed(item, failure.error);
        } else {
            items().succeeded(item, value);
        }
    }
}
