package io.github.processpool.core.json;

import java.io.OutputStream;
import java.util.Arrays;

/** A growing byte array that can be cut back and handed over without a copy. */
public final class Bytes extends OutputStream {
    /** A little less than the longest line of the wire, so that a message has room for more than its values. */
    public static final int MAX_SIZE = 511 * 1024 * 1024;

    private static final int LONGEST_DECIMAL = 20;

    private byte[] array;
    private int size;

    public Bytes(int capacity) {
        array = new byte[capacity];
    }

    public byte[] array() {
        return array;
    }

    public int size() {
        return size;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(array, size);
    }

    public void truncate(int newSize) {
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

    /** Writes a text of characters below 128. */
    @SuppressWarnings(
            "deprecation") // which is for characters above 255: this is the one way to copy without a loop here
    public void writeAscii(String text) {
        int length = text.length();
        ensure(length);
        text.getBytes(0, length, array, size);
        size += length;
    }

    /** Writes an integer in decimal. */
    public void writeDecimal(long number) {
        ensure(LONGEST_DECIMAL);
        if (number == Long.MIN_VALUE) { // which has no positive counterpart
            writeAscii(Long.toString(number));
            return;
        }
        long rest = number;
        if (rest < 0) {
            array[size++] = '-';
            rest = -rest;
        }
        int end = size + digits(rest);
        size = end;
        while (rest > Integer.MAX_VALUE) {
            array[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        int low = (int) rest;
        do {
            array[--end] = (byte) ('0' + low % 10);
            low /= 10;
        } while (low > 0);
    }

    private static int digits(long number) {
        int digits = 1;
        for (long power = 10; digits < 19 && number >= power; power *= 10) {
            digits++;
        }
        return digits;
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

    public static ValueProblem tooLarge(long needed) {
        return new ValueProblem("it is too large: encoded it has " + needed + " bytes or more, and the limit is "
                + MAX_SIZE + "; send it in pieces, or put it into a file and send its path");
    }
}
