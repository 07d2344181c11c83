package io.github.processpool.core.codec;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes values off the text of an array for as long as it has nothing but numbers, plain texts, true, false and null:
 * the most frequent values by far, for which no parser is needed, and a worker that gets nothing else never loads one. It
 * stops in front of whatever is not in the plainest form.
 */
final class PlainRun {
    /** What there is instead of a value that is not for this run. */
    static final Object NONE = new Object();

    private static final int MAX_DIGITS = 18; // all such numbers are longs

    private final byte[] bytes;
    private final int to;
    private final boolean longs;
    private int at; // where the next value begins
    private int taken;
    private boolean ended;

    /** Begins with the array {@code bytes[from, to)}, whose numbers are all to be longs, or else what they look like. */
    PlainRun(byte[] bytes, int from, int to, boolean longs) {
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

    /** Returns the next value, or {@link #NONE} if it is not for this run or the array has ended. */
    @Nullable
    Object next() {
        return switch (at < to ? bytes[at] : ']') {
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case '"' -> longs ? NONE : text();
            case 't' -> longs ? NONE : word("true", true);
            case 'f' -> longs ? NONE : word("false", false);
            case 'n' -> word("null", null);
            default -> NONE;
        };
    }

    private Object number() {
        int i = at;
        boolean negative = bytes[i] == '-';
        if (negative) {
            i++;
        }
        int digitsFrom = i;
        long number = 0;
        while (i < to && isDigit(bytes[i])) {
            number = 10 * number + (bytes[i] - '0');
            i++;
        }
        int digits = i - digitsFrom;
        boolean canonical = digits >= 1 && digits <= MAX_DIGITS && (bytes[digitsFrom] != '0' || digits == 1);
        if (!canonical) {
            return NONE;
        }
        if (!endsAt(i)) {
            return i < to && bytes[i] == '.' && !longs ? fraction(i + 1) : NONE;
        }
        long value = negative ? -number : number;
        if ((!longs && value != (int) value) || (negative && value == 0)) {
            return NONE;
        }
        taken(i);
        if (longs) {
            return value;
        }
        return (int) value;
    }

    /** Takes a double whose digits after the point begin at {@code from}. */
    private Object fraction(int from) {
        int i = digitsEnd(from);
        if (i == from) {
            return NONE;
        }
        if (i < to && (bytes[i] == 'E' || bytes[i] == 'e')) {
            int sign = i + 1 < to && (bytes[i + 1] == '-' || bytes[i + 1] == '+') ? 1 : 0;
            int exponent = i + 1 + sign;
            i = digitsEnd(exponent);
            if (i == exponent) {
                return NONE;
            }
        }
        if (!endsAt(i)) {
            return NONE;
        }
        double value = Double.parseDouble(latin1(at, i));
        taken(i);
        return value;
    }

    private Object text() {
        int i = at + 1;
        while (i < to
                && bytes[i] >= ' '
                && bytes[i] != '"'
                && bytes[i] != '\\') { // bytes of other alphabets are negative
            i++;
        }
        if (i == to || bytes[i] != '"' || !endsAt(i + 1)) {
            return NONE;
        }
        String text = latin1(at + 1, i);
        taken(i + 1);
        return text;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        int end = at + word.length();
        if (!endsAt(end) || !latin1(at, end).equals(word)) {
            return NONE;
        }
        taken(end);
        return value;
    }

    private void taken(int end) {
        ended = bytes[end] == ']';
        at = end + 1;
        taken++;
    }

    private int digitsEnd(int from) {
        int i = from;
        while (i < to && isDigit(bytes[i])) {
            i++;
        }
        return i;
    }

    private String latin1(int from, int end) {
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private boolean endsAt(int i) {
        return i < to && (bytes[i] == ',' || (bytes[i] == ']' && i == to - 1));
    }
}
