package io.github.processpool.core.dispatch;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import org.jspecify.annotations.Nullable;

/** The values of the first {@code items} items of a chunk; {@code failure} is why the one after them has none. */
record EncodedItems(
        EncodedValues values, int items, @Nullable EncodingException failure) {
    /** A message of this size needs no more items. */
    static final int ENOUGH_BYTES = 1 << 20;
}
