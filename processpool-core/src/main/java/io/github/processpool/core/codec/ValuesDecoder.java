package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/** Reads the values of one {@link EncodedValues} one after the other. Not thread-safe. */
public final class ValuesDecoder implements AutoCloseable {
    private final ValueReader in;
    private final @Nullable String of;
    private final String path;
    private final @Nullable AllowedTypes results;
    private State state = State.BEFORE;

    private enum State {
        /** The current token was used. */
        BEFORE,
        /** The current token begins a value. */
        AT_VALUE,
        ENDED
    }

    /** Creates a decoder; messages call what is read "value". */
    public ValuesDecoder(EncodedValues values, TypeResolver types) {
        this(values, types, "value");
    }

    /**
     * Creates a decoder.
     *
     * @param path what the values are, for messages: "argument", "result"
     * @throws MalformedJsonException when there is no array
     */
    public ValuesDecoder(EncodedValues values, TypeResolver types, String path) {
        this.of = values.of();
        this.path = path;
        this.results = types instanceof AllowedTypes allowed ? allowed : null;
        try {
            this.in = new ValueReader(Json.parser(values.bytes(), values.from(), values.to()), types);
            if (in.next() != JsonToken.START_ARRAY) {
                throw new MalformedJsonException("values that are no JSON array");
            }
        } catch (JacksonException e) {
            throw ValueReader.malformed(e);
        }
    }

    /**
     * Says whether there is another value.
     *
     * @throws MalformedJsonException when what follows is no JSON
     */
    public boolean hasNext() {
        if (state == State.BEFORE) {
            state = advance();
        }
        return state == State.AT_VALUE;
    }

    private State advance() {
        try {
            if (in.nextItem()) {
                return State.AT_VALUE;
            }
            if (in.json.nextToken() != null) {
                throw new MalformedJsonException("something after the array of values");
            }
            return State.ENDED;
        } catch (JacksonException e) {
            throw ValueReader.malformed(e);
        }
    }

    /**
     * Reads the next value.
     *
     * @throws EncodingException when it can't be had; the values after it can
     * @throws MalformedJsonException when it is no JSON: nothing after it can be read
     */
    public @Nullable Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        state = State.BEFORE;
        try {
            Object value = in.attempt(of);
            if (results != null) {
                results.checkResult(value);
            }
            return value;
        } catch (ValueProblem e) {
            throw e.at(path);
        } catch (MalformedJsonException e) {
            state = State.ENDED;
            throw e;
        }
    }

    @Override
    public void close() {
        in.json.close();
    }
}
