package io.github.processpool.core.json;

import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;

/** What {@link JsonReader} leaves to Jackson: a text from some token on. Its failures are those of this package. */
final class JacksonReader implements AutoCloseable {
    private final JsonParser json;
    private final int begin; // where the parser's text would begin in the array

    /** Reads {@code bytes[from, to)}. */
    JacksonReader(byte[] bytes, int from, int to) {
        begin = from;
        try {
            json = Json.parser(bytes, from, to);
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    /** Reads a text from a value on: that is the next token. */
    JacksonReader(byte[] bytes, JsonPlace value, int to) {
        byte[] opening = value.openingBytes();
        begin = value.from() - opening.length;
        try {
            json = Json.parser(new SequenceInputStream(
                    new ByteArrayInputStream(opening),
                    new ByteArrayInputStream(bytes, value.from(), to - value.from())));
        } catch (JacksonException e) {
            throw failure(e);
        }
        skip(openingTokens(opening));
    }

    /** An array is opened by one token, an object by two: a name follows. */
    private static int openingTokens(byte[] opening) {
        int tokens = 0;
        for (byte c : opening) {
            tokens += c == '[' ? 1 : c == '{' ? 2 : 0;
        }
        return tokens;
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
            return json.nextToken() == null ? null : currentToken();
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    JsonToken currentToken() {
        var token = json.currentToken();
        return token == null ? JsonToken.NONE : JsonToken.valueOf(token.name());
    }

    int depth() {
        return json.streamReadContext().getNestingDepth();
    }

    /** Returns where the current token begins in the array. */
    int tokenFrom() {
        return begin + (int) json.currentTokenLocation().getByteOffset();
    }

    /** Returns where the current token, which begins a value, stands. */
    JsonPlace place() {
        TokenStreamContext around = json.streamReadContext();
        if (currentToken().isStructStart()) {
            around = around.getParent();
        }
        StringBuilder opening = new StringBuilder();
        for (TokenStreamContext level = around; level != null && !level.inRoot(); level = level.getParent()) {
            opening.insert(0, JsonPlace.opening(level.inObject()));
        }
        return JsonPlace.after(opening.toString(), tokenFrom());
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
