package io.github.processpool.core.blocks;

import io.github.processpool.core.json.Bytes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON array of values as bytes.
 *
 * @param of the type of all non-null values, which are then in their plain form; null when each describes itself
 * @param count how many values there are, or -1 when that is not known
 * @param bytes holds the array's text, brackets included, from {@code from} (inclusive) to {@code to} (exclusive)
 * @param blocks primitive arrays that the text names by their place in this list
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
public record EncodedValues(@Nullable String of, int count, byte[] bytes, int from, int to, List<Object> blocks) {

    /** The most that the array's text and its blocks may have, in bytes. */
    public static final int MAX_BYTES = Bytes.MAX_SIZE;

    /** Makes values that have no blocks. */
    public EncodedValues(@Nullable String of, int count, byte[] bytes, int from, int to) {
        this(of, count, bytes, from, to, List.of());
    }

    /** Returns the values of several, which all have the same {@code of} and no blocks, as one. */
    public static EncodedValues joined(List<EncodedValues> parts) {
        int length = parts.stream().mapToInt(EncodedValues::length).sum();
        byte[] bytes = new byte[length];
        int count = 0;
        int end = 0;
        bytes[end++] = '[';
        for (EncodedValues part : parts) {
            if (end > 1 && part.count > 0) {
                bytes[end++] = ',';
            }
            int inside = part.length() - 2;
            System.arraycopy(part.bytes, part.from + 1, bytes, end, inside);
            end += inside;
            count += part.count;
        }
        bytes[end++] = ']';
        return new EncodedValues(parts.get(0).of, count, bytes, 0, end);
    }

    /** Returns the length of the array's text in bytes. */
    public int length() {
        return to - from;
    }

    /** Returns how many bytes there are with the blocks. */
    public long sizeBytes() {
        long size = length();
        for (Object block : blocks) {
            size += BlockType.bytesOfBlock(block);
        }
        return size;
    }

    /** Returns the same values in an array of their own, which outlives a reader's buffer. */
    public EncodedValues detached() {
        return new EncodedValues(of, count, Arrays.copyOfRange(bytes, from, to), 0, to - from, blocks);
    }
}
