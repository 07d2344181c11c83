package io.github.processpool.core.json;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;

/** What {@link JsonReader} leaves to Jackson: a text from some place on. Its failures are those of this package. */
final class JacksonReader implements AutoCloseable {
    private static final String BLANKS = "  "; // Jackson guesses encodings from a text's first bytes; these mean UTF-8

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonWriter.MAX_NESTING)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(1_000_000)
                    .build())
            .build();

    private final JsonParser json;
    private final int begin; // where the parser's text would begin in the array

    /** Reads what goes on at {@code place} and ends at {@code to}. */
    JacksonReader(byte[] bytes, JsonPlace place, int to) {
        String opening = BLANKS + place.opening();
        begin = place.from() - opening.length();
        try {
            json = parser(new SequenceInputStream(
                    new ByteArrayInputStream(opening.getBytes(StandardCharsets.US_ASCII)),
                    new ByteArrayInputStream(bytes, place.from(), to - place.from())));
        } catch (JacksonException e) {
            throw failure(e);
        }
        for (int tokens = tokensOf(opening); tokens > 0; tokens--) {
            nextToken();
        }
    }

    static JsonParser parser(InputStream text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** Returns how many brackets, braces and texts there are. */
    private static int tokensOf(String opening) {
        int tokens = 0;
        int quotes = 0;
        for (int i = 0; i < opening.length(); i++) {
            char c = opening.charAt(i);
            tokens += c == '[' || c == '{' ? 1 : 0;
            quotes += c == '"' ? 1 : 0;
        }
        return tokens + quotes / 2;
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

    /** Returns where the current token, with which a value ends, ends in the array. */
    int tokenTo() {
        try {
            json.finishToken();
        } catch (JacksonException e) {
            throw failure(e);
        }
        return begin + (int) json.currentLocation().getByteOffset();
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

    @Override
    public void close() {
        json.close();
    }

    private static RuntimeException failure(JacksonException e) {
        return e instanceof InputCoercionException
                ? new ValueProblem(e.getOriginalMessage())
                : new MalformedJsonException("malformed JSON: " + withoutPlace(e.getOriginalMessage()), e);
    }

    /** Some messages end with a place in brackets. It is of no use, since the parser's text begins elsewhere. */
    private static String withoutPlace(String message) {
        int place = message.indexOf("[Source:");
        int bracket = message.lastIndexOf(" (", place);
        return bracket < 0 ? message : message.substring(0, bracket);
    }
}
