package io.github.processpool.core.wire;

import java.util.Arrays;

/** A piece of JSON inside a message, left as bytes for the one who needs it: {@code bytes[from, to)}. */
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
}
