package io.github.processpool.core.blocks;

import io.github.processpool.core.json.Bytes;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** Collects the primitive arrays that travel as blocks beside the JSON of some values, which names them by number. */
public final class BlockSink {
    private static final int SMALLEST_BYTES = 4 * 1024;
    private static final int MOST = 10_000; // they are announced in a text of limited length

    private final LargeArrays policy;
    private List<Object> arrays = new ArrayList<>(0);
    private long bytes;

    public BlockSink(LargeArrays policy) {
        this.policy = policy;
    }

    /** Takes an array and returns its number, or returns -1 if it is to be written as JSON. */
    public int offer(Object array) {
        BlockType type = isAllowed() ? BlockType.of(array) : null;
        if (type == null || arrays.size() >= MOST) {
            return -1;
        }
        long more = type.bytesOf(array);
        if (more < SMALLEST_BYTES) {
            return -1;
        }
        requireRoomFor(more);
        int length = Array.getLength(array);
        arrays.add(policy == LargeArrays.COPIED ? type.copyOf(array, length, length) : array);
        bytes += more;
        return arrays.size() - 1;
    }

    private void requireRoomFor(long more) {
        if (bytes + more > EncodedValues.MAX_BYTES) {
            throw Bytes.tooLarge(bytes + more);
        }
    }

    public boolean isAllowed() {
        return policy != LargeArrays.IN_TEXT;
    }

    public int count() {
        return arrays.size();
    }

    public long bytes() {
        return bytes;
    }

    /** Forgets all arrays except that number of the first. */
    public void truncate(int count) {
        while (arrays.size() > count) {
            Object last = arrays.remove(arrays.size() - 1);
            bytes -= BlockType.bytesOfBlock(last);
        }
    }

    /** Hands the arrays over. */
    public List<Object> take() {
        if (arrays.isEmpty()) {
            return List.of();
        }
        List<Object> taken = arrays;
        arrays = new ArrayList<>(0);
        bytes = 0;
        return taken;
    }
}
