package io.github.processpool.core.codec;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that can be cut back and handed over without a copy. */
final class Bytes extends OutputStream {
    /** A little less than the longest line of the wire, so that a message has room for more than its values. */
    private static final int MAX_SIZE = EncodedValues.MAX_BYTES;

    private byte[] array;
    private int size;

    Bytes(int capacity) {
        array = new byte[capacity];
    }

    byte[] array() {
        return array;
    }

    int size() {
        return size;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(array, size);
    }

    /** Returns the content, which must be UTF-8. */
    String text() {
        return new String(array, 0, size, StandardCharsets.UTF_8);
    }

    void truncate(int newSize) {
        size = newSize;
    }

    @Override
    public void write(int b) {
        ensure(1);
        array[size++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, array, size, length);
        size += length;
    }

    private void ensure(int more) {
        if (more > array.length - size) {
            grow((long) size + more);
        }
    }

    private void grow(long needed) {
        if (needed > MAX_SIZE) {
            throw tooLarge(needed);
        }
        array = Arrays.copyOf(array, (int) Math.min(MAX_SIZE, Math.max(needed, 2L * array.length)));
    }

    static ValueProblem tooLarge(long needed) {
        return new ValueProblem("it is too large: as JSON it has " + needed + " bytes or more, and the limit is "
                + MAX_SIZE + "; send it in pieces, or put it into a file and send its path");
    }
}
