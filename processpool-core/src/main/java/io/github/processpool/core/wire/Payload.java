package io.github.processpool.core.wire;

import io.github.processpool.core.json.MalformedJsonException;
import java.util.Arrays;
import java.util.Base64;

/** A piece of JSON inside a message, left as bytes for whoever needs it: {@code bytes[from, to)}. */
@SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
public record Payload(byte[] bytes, int from, int to) {

    /** Returns a payload of a whole array. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes, 0, bytes.length);
    }

    /** Returns the same piece in an array of its own, which outlives the reader's buffer. */
    public Payload detached() {
        return of(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * Returns a JSON array of one text, {@code content} in base64. A text that is a field's value would have to be
     * short.
     */
    static Payload ofContent(byte[] content) {
        byte[] base64 = Base64.getEncoder().encode(content);
        byte[] array = new byte[base64.length + 4];
        array[0] = '[';
        array[1] = '"';
        System.arraycopy(base64, 0, array, 2, base64.length);
        array[array.length - 2] = '"';
        array[array.length - 1] = ']';
        return of(array);
    }

    /** Returns what {@link #ofContent} was given. */
    byte[] content() {
        int first = from + 2;
        int end = to - 2;
        if (first > end || bytes[from] != '[' || bytes[from + 1] != '"' || bytes[end] != '"' || bytes[end + 1] != ']') {
            throw new MalformedJsonException("content that is no array of one text", null);
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOfRange(bytes, first, end));
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("content that is not base64", e);
        }
    }
}
