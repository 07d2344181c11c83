package io.github.processpool.core.codec;

import io.github.processpool.RemoteTaskException;
import io.github.processpool.core.errors.ErrorWriter;
import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.JsonWriter;
import io.github.processpool.core.values.ValueWriter;

/** Encodes the exception of a task. Never fails because of the exception's own code. */
public final class ErrorEncoder {
    private ErrorEncoder() {}

    /** Returns one JSON object on one line. */
    public static byte[] encode(Throwable error) {
        try {
            return write(error);
        } catch (Throwable e) { // whatever an application's methods throw
            return write(new RemoteTaskException(
                    error.getClass().getName(), "(its details can't be encoded: " + ErrorText.of(e) + ")"));
        }
    }

    private static byte[] write(Throwable error) {
        Bytes bytes = new Bytes(4_096);
        new ErrorWriter(new ValueWriter(AllCodecs.ALL, new JsonWriter(bytes), null)).write(error);
        return bytes.toByteArray();
    }
}
