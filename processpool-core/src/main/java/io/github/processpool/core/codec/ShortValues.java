package io.github.processpool.core.codec;

import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ints and short texts of plain characters, which is what shared objects hold and are asked for most of the time: they
 * are read and written here without a parser. Whatever looks different is left to the others.
 */
final class ShortValues {
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_INT = 9; // digits
    private static final int LONGEST_NUMBER = 18;

    private ShortValues() {}

    /** Returns the JSON of a value, or null if it is none of those. */
    static byte @Nullable [] encode(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number.toString().getBytes(StandardCharsets.US_ASCII);
        }
        return value instanceof String text ? encodeText(text) : null;
    }

    private static byte @Nullable [] encodeText(String text) {
        if (text.length() > LONGEST_TEXT || !isPlain(text)) {
            return null;
        }
        Bytes json = new Bytes(text.length() + 2); // with its quotes
        new JsonWriter(json).writeString(text);
        return json.array();
    }

    /** Returns the value of a JSON text, or null if it is none of those. */
    static @Nullable Object decode(byte[] json) {
        if (json.length == 0 || end(json, 0, json.length) != json.length) {
            return null;
        }
        if (json[0] == '"') {
            return new String(json, 1, json.length - 2, StandardCharsets.US_ASCII);
        }
        return json.length <= LONGEST_INT ? Integer.valueOf(new String(json, StandardCharsets.US_ASCII)) : null;
    }

    /** Takes an array apart, or returns null if there is anything else in it. */
    static @Nullable List<byte[]> split(byte[] json, int from, int to) {
        if (to - from < 2 || json[from] != '[' || json[to - 1] != ']') {
            return null;
        }
        List<byte[]> values = new ArrayList<>(2);
        int last = to - 1;
        for (int start = from + 1; start < last; start++) {
            int end = end(json, start, last);
            if (end < 0 || (end < last && json[end] != ',') || end + 1 == last) {
                return null;
            }
            values.add(Arrays.copyOfRange(json, start, end));
            start = end;
        }
        return values;
    }

    /** Returns where a value ends that begins there, or -1 if none of those does. */
    private static int end(byte[] json, int from, int to) {
        return json[from] == '"' ? endOfText(json, from + 1, to) : endOfNumber(json, from, to);
    }

    private static int endOfText(byte[] json, int from, int to) {
        for (int i = from; i < to && i - from <= LONGEST_TEXT; i++) {
            if (json[i] == '"') {
                return i + 1;
            }
            if (!isPlain(json[i])) {
                return -1;
            }
        }
        return -1;
    }

    private static int endOfNumber(byte[] json, int from, int to) {
        int first = json[from] == '-' ? from + 1 : from;
        int end = first;
        while (end < to && json[end] >= '0' && json[end] <= '9') {
            end++;
        }
        int digits = end - first;
        return digits == 0 || digits > LONGEST_NUMBER || (digits > 1 && json[first] == '0') ? -1 : end;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a character is in a JSON text what it is in ASCII. */
    private static boolean isPlain(int c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }
}
