package io.github.processpool.core.codec;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The fields of one line written by {@link JsonPrinter}: texts and numbers by name, and the place of the last field's
 * value where that is an array or an object, which is left unread for whoever needs it. Fields may come in any order,
 * but what has structure comes last. Unknown fields do no harm.
 */
public final class JsonScanner {
    private static final int MAX_FIELDS = 50;
    private static final JsonFactory FACTORY = factory(1_000_000);
    private static final JsonFactory TRUSTING_FACTORY = factory(20_000_000);

    private final Map<String, Object> scalars = new HashMap<>();
    private @Nullable String payloadName;
    private int payloadFrom;
    private final int payloadTo;

    /**
     * Reads the line {@code bytes[from, to)}, given without its line feed.
     *
     * @throws MalformedJsonException if it is no such line
     */
    public JsonScanner(byte[] bytes, int from, int to) {
        this(bytes, from, to, FACTORY);
    }

    private JsonScanner(byte[] bytes, int from, int to, JsonFactory factory) {
        payloadTo = to - 1;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT, "an object");
            scan(parser, from);
            if (payloadName == null) {
                expect(parser.nextToken() == null, "nothing after the object");
            } else {
                expect(to > from && bytes[to - 1] == '}', "'}' at the end of the line");
            }
        } catch (JacksonException e) {
            throw new MalformedJsonException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads a line of somebody who may send long texts.
     *
     * @throws MalformedJsonException if it is no such line
     */
    public static JsonScanner trusting(byte[] bytes, int from, int to) {
        return new JsonScanner(bytes, from, to, TRUSTING_FACTORY);
    }

    private static JsonFactory factory(int maxTextChars) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(maxTextChars)
                        .maxNameLength(1_000)
                        .build())
                .build();
    }

    private void scan(JsonParser parser, int from) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY || value == JsonToken.START_OBJECT) {
                payloadName = name;
                payloadFrom = from + (int) parser.currentTokenLocation().getByteOffset();
                return;
            }
            scalars.put(name, scalar(parser, value, name));
            expect(scalars.size() <= MAX_FIELDS, "at most " + MAX_FIELDS + " fields");
        }
        expect(parser.currentToken() == JsonToken.END_OBJECT, "the object's end");
    }

    private static Object scalar(JsonParser parser, @Nullable JsonToken token, String name) {
        if (token == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw expected("a text or an integer as '" + name + "'");
        }
        return parser.getLongValue();
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw expected(what);
        }
    }

    private static MalformedJsonException expected(String what) {
        return new MalformedJsonException("expected " + what, null);
    }

    /** Tells whether the line has a text or number of this name. */
    public boolean has(String name) {
        return scalars.containsKey(name);
    }

    /** Returns a text field. */
    public String text(String name) {
        if (scalars.get(name) instanceof String text) {
            return text;
        }
        throw new MalformedJsonException("no text '" + name + "'", null);
    }

    /** Returns a text field, or null where it is left out. */
    public @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    /** Returns a number field. */
    public long number(String name) {
        if (scalars.get(name) instanceof Long number) {
            return number;
        }
        throw new MalformedJsonException("no integer '" + name + "'", null);
    }

    /** Returns a number field that must lie in {@code [0, Integer.MAX_VALUE]}. */
    public int size(String name) {
        long number = number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw expected("'" + name + "' from 0 to 2147483647, not " + number);
        }
        return (int) number;
    }

    /** Checks that the line ends with a structured field of this name. */
    public JsonScanner payload(String name) {
        if (!name.equals(payloadName)) {
            throw expected("'" + name + "' as the last field");
        }
        return this;
    }

    /** Returns where the last field's value begins in the scanned array. */
    public int payloadFrom() {
        return payloadFrom;
    }

    /** Returns where the last field's value ends in the scanned array. */
    public int payloadTo() {
        return payloadTo;
    }
}
