package io.github.processpool.core.codec;

import io.github.processpool.RemoteTaskException;
import io.github.processpool.core.errors.ErrorRebuilder;
import io.github.processpool.core.json.JsonReader;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.values.ValueReader;

/** Decodes the exception of a task. */
public final class ErrorDecoder {
    private ErrorDecoder() {}

    /**
     * Returns an exception of the original's type with the worker's stack trace, cause and suppressed exceptions; where
     * that type can't be rebuilt, or may not be named by a worker, a {@link RemoteTaskException} stands for it.
     *
     * @throws MalformedJsonException when the bytes are not an exception's JSON
     */
    public static Throwable decode(byte[] bytes, int from, int to, AllowedTypes types) {
        try (var json = new JsonReader(bytes, from, to)) {
            ValueReader in = new ValueReader(AllCodecs.ALL, json, types);
            in.next();
            return ErrorRebuilder.read(in);
        } catch (ValueProblem e) {
            throw new MalformedJsonException("malformed exception: " + e.getMessage(), e);
        }
    }
}
