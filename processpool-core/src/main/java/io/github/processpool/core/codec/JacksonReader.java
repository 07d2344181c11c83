package io.github.processpool.core.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/** What {@link JsonReader} leaves to Jackson: a text from some token on. Its failures are those of this package. */
final class JacksonReader implements AutoCloseable {
    private final JsonParser json;

    /** Reads {@code bytes[from, to)}. */
    JacksonReader(byte[] bytes, int from, int to) {
        try {
            json = Json.parser(bytes, from, to);
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    /** Goes past so many tokens. */
    void skip(int tokens) {
        for (int i = 0; i < tokens; i++) {
            nextToken();
        }
    }

    @Nullable
    JsonToken nextToken() {
        try {
            return json.nextToken();
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    JsonToken currentToken() {
        JsonToken token = json.currentToken();
        return token == null ? JsonReader.NONE : token;
    }

    int depth() {
        return json.streamReadContext().getNestingDepth();
    }

    int tokenFrom() {
        return (int) json.currentTokenLocation().getByteOffset();
    }

    String getString() {
        try {
            return json.getString();
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    long getLongValue() {
        try {
            return json.getLongValue();
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    double getDoubleValue() {
        try {
            return json.getDoubleValue();
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    float getFloatValue() {
        try {
            return json.getFloatValue();
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        json.close();
    }

    private static RuntimeException failure(JacksonException e) {
        return e instanceof InputCoercionException
                ? new ValueProblem(e.getOriginalMessage())
                : new MalformedJsonException("malformed JSON: " + e.getOriginalMessage(), e);
    }
}
