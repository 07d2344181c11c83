package io.github.processpool.core.codec;

import org.jspecify.annotations.Nullable;

/**
 * Takes integers off the text of an array for as long as it has nothing else: the most frequent values by far, for which
 * no parser is needed. It stops in front of whatever is not an integer in the plainest form.
 */
final class IntegerRun {
    private static final int MAX_DIGITS = 18; // all such numbers are longs

    private final byte[] bytes;
    private final int to;
    private final boolean longs;
    private int at; // where the next value begins
    private int taken;
    private boolean ended;

    /** Begins with the array {@code bytes[from, to)}, whose integers are all to be longs or all to be ints. */
    IntegerRun(byte[] bytes, int from, int to, boolean longs) {
        this.bytes = bytes;
        this.to = to;
        this.longs = longs;
        at = from + 1;
        if (from >= to || bytes[from] != '[') {
            at = to;
        }
    }

    /** Returns how many values were taken. */
    int taken() {
        return taken;
    }

    /** Tells whether the array has ended with the value that was taken last. */
    boolean hasEnded() {
        return ended;
    }

    /** Returns the next value, or null if it is not for this run or the array has ended. */
    @Nullable
    Number next() {
        int i = at;
        boolean negative = i < to && bytes[i] == '-';
        if (negative) {
            i++;
        }
        int digitsFrom = i;
        long number = 0;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
            number = 10 * number + (bytes[i] - '0');
            i++;
        }
        if (!isCanonical(digitsFrom, i, negative) || !endsAt(i)) {
            return null;
        }
        long value = negative ? -number : number;
        if (!longs && value != (int) value) {
            return null;
        }
        ended = bytes[i] == ']';
        at = i + 1;
        taken++;
        if (longs) {
            return value;
        }
        return (int) value;
    }

    private boolean isCanonical(int from, int end, boolean negative) {
        int digits = end - from;
        return digits >= 1 && digits <= MAX_DIGITS && (bytes[from] != '0' || (digits == 1 && !negative));
    }

    private boolean endsAt(int i) {
        return i < to && (bytes[i] == ',' || (bytes[i] == ']' && i == to - 1));
    }
}
