package io.github.processpool.core.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A JSON array of values as bytes.
 *
 * @param of the type of all non-null values, which are then in their plain form; null when each describes itself
 * @param count how many values there are, or -1 when that is not known
 * @param bytes holds the array's text, brackets included, from {@code from} (inclusive) to {@code to} (exclusive)
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
public record EncodedValues(@Nullable String of, int count, byte[] bytes, int from, int to) {

    /** The most that the array's text may have, in bytes. */
    public static final int MAX_BYTES = 511 * 1024 * 1024;

    /** Returns the length of the array's text in bytes. */
    public int length() {
        return to - from;
    }

    /** Returns the same values in an array of their own, which outlives a reader's buffer. */
    public EncodedValues detached() {
        return new EncodedValues(of, count, Arrays.copyOfRange(bytes, from, to), 0, to - from);
    }
}
