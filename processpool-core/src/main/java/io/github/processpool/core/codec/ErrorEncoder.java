package io.github.processpool.core.codec;

import tools.jackson.core.JsonGenerator;

/** Encodes what a task threw. Never fails for the exception's own doing. */
public final class ErrorEncoder {
    private ErrorEncoder() {}

    /** Returns one JSON object on one line. */
    public static byte[] encode(Throwable error) {
        Bytes bytes = new Bytes(4_096);
        try (JsonGenerator json = Json.generator(bytes)) {
            new ErrorWriter(new ValueWriter(json, null)).write(error);
        }
        return bytes.toByteArray();
    }
}
