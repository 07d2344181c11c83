package io.github.processpool.core.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads a JSON text token by token. What {@link JsonWriter} writes is read by hand, but for texts with escapes and very
 * deep structure. In front of the first token that is one of those, or unusual, or wrong, {@linkplain JacksonReader
 * Jackson} takes over for the rest of the text, and says what is wrong with it, if something is. A process that gets
 * nothing of that kind never loads it.
 */
final class JsonReader implements AutoCloseable {
    /** What stands for a token that is not there, and while reading for one that is not for this class. */
    static final JsonToken NONE = JsonToken.NOT_AVAILABLE;

    private static final int MAX_DEPTH = 64; // a bit each
    private static final int MOST_DIGITS = 1_000; // where Jackson stops, too
    private static final int LONGEST_NAME = 1_000_000; // likewise

    private final byte[] bytes;
    private final int begin;
    private final int to;
    private int at; // the next byte to read
    private int tokens; // how many have been read here
    private JsonToken current = NONE;
    private int from; // where the current token's text or digits begin, without quotes
    private int end;
    private long number; // the current token, if it is an integer
    private @Nullable String decoded; // the current token's text, if it is not ASCII
    private int depth;
    private long objects; // which of the open levels are objects: the innermost is the lowest bit
    private @Nullable JacksonReader rest;

    /** Reads the text {@code bytes[from, to)}. */
    JsonReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        begin = from;
        at = from;
    }

    /**
     * Moves on to the next token and returns it; null behind the last.
     *
     * @throws MalformedJsonException if what comes is no JSON
     */
    @Nullable
    JsonToken nextToken() {
        if (rest == null) {
            JsonToken token = read();
            if (token != NONE) {
                tokens++;
                return moveTo(token);
            }
            rest = handOver();
            rest.skip(tokens);
        }
        return moveTo(rest.nextToken());
    }

    private @Nullable JsonToken moveTo(@Nullable JsonToken token) {
        current = token == null ? NONE : token;
        return token;
    }

    /** Other libraries guess other encodings than UTF-8 from how a text begins. */
    private JacksonReader handOver() {
        boolean ascii = begin == to || (bytes[begin] > 0 && (begin + 1 == to || bytes[begin + 1] != 0));
        if (!ascii) {
            throw new MalformedJsonException("malformed JSON: it does not begin as a JSON text in UTF-8 does");
        }
        return new JacksonReader(bytes, begin, to);
    }

    /** Returns the next token if it is written as {@link JsonWriter} does by hand; null behind the last. */
    private @Nullable JsonToken read() {
        if (at == to) {
            return current != NONE && depth == 0 ? null : NONE;
        }
        byte first = bytes[at];
        if (current == NONE || current == JsonToken.PROPERTY_NAME) {
            return value(first);
        }
        if (current == JsonToken.START_ARRAY) {
            return first == ']' ? close(JsonToken.END_ARRAY) : value(first);
        }
        if (current == JsonToken.START_OBJECT) {
            return first == '}' ? close(JsonToken.END_OBJECT) : name(first);
        }
        if (depth == 0) {
            return NONE;
        }
        boolean inObject = (objects & 1) != 0;
        if (first == ',' && at + 1 < to) {
            byte next = bytes[++at];
            return inObject ? name(next) : value(next);
        }
        if (first == (inObject ? '}' : ']')) {
            return close(inObject ? JsonToken.END_OBJECT : JsonToken.END_ARRAY);
        }
        return NONE;
    }

    private JsonToken value(byte first) {
        return switch (first) {
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case '"' -> text() && isEnd(at) ? JsonToken.VALUE_STRING : NONE;
            case '[' -> open(JsonToken.START_ARRAY, 0);
            case '{' -> open(JsonToken.START_OBJECT, 1);
            case 't' -> word("true", JsonToken.VALUE_TRUE);
            case 'f' -> word("false", JsonToken.VALUE_FALSE);
            case 'n' -> word("null", JsonToken.VALUE_NULL);
            default -> NONE;
        };
    }

    private JsonToken open(JsonToken token, int object) {
        if (depth == MAX_DEPTH) {
            return NONE;
        }
        depth++;
        objects = objects << 1 | object;
        from = at++;
        return token;
    }

    private JsonToken close(JsonToken token) {
        depth--;
        objects >>>= 1;
        from = at++;
        return token;
    }

    private JsonToken name(byte first) {
        if (first != '"' || !text() || end - from > LONGEST_NAME || at == to || bytes[at] != ':') {
            return NONE;
        }
        at++;
        return JsonToken.PROPERTY_NAME;
    }

    // The loops work on local variables and call nothing for a byte: the interpreter reads most messages of a program's
    // first seconds.

    /** Reads a text without escapes; false if it is another. */
    private boolean text() {
        byte[] text = bytes;
        int last = to;
        int i = at + 1;
        from = i;
        int seen = 0;
        while (i < last) {
            byte c = text[i];
            if (c == '"') {
                end = i;
                at = i + 1;
                decoded = null;
                return seen >= 0 || decode(); // bytes of other alphabets are negative
            }
            if (c == '\\' || (c < ' ' && c >= 0)) {
                return false;
            }
            seen |= c;
            i++;
        }
        return false;
    }

    /** Decodes a text that is not ASCII; false if there is a doubt that it is UTF-8. */
    private boolean decode() {
        String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        decoded = text;
        return text.indexOf('\uFFFD') < 0;
    }

    private JsonToken number() {
        byte[] text = bytes;
        int last = to;
        int i = at;
        from = i;
        decoded = null;
        boolean negative = text[i] == '-';
        if (negative) {
            i++;
        }
        int digitsFrom = i;
        long value = 0;
        while (i < last && text[i] >= '0' && text[i] <= '9') {
            value = 10 * value + (text[i] - '0');
            i++;
        }
        int digits = i - digitsFrom;
        if (digits == 0 || digits > JsonScanner.SURE_DIGITS + 1 || (digits > 1 && text[digitsFrom] == '0')) {
            return NONE;
        }
        if (i < last && text[i] == '.') {
            return fraction(i + 1);
        }
        if (!isEnd(i) || (negative && value == 0)) {
            return NONE;
        }
        if (digits > JsonScanner.SURE_DIGITS && !JsonScanner.isLong(text, from, i)) {
            return NONE;
        }
        number = negative ? -value : value; // also right for the least of all, whose digits have overflowed to itself
        end = i;
        at = i;
        return JsonToken.VALUE_NUMBER_INT;
    }

    /** Reads a number whose digits after the point begin at {@code first}. */
    private JsonToken fraction(int first) {
        int i = digitsEnd(first);
        boolean complete = i > first;
        if (complete && i < to && (bytes[i] == 'E' || bytes[i] == 'e')) {
            int exponent = i + 1 < to && (bytes[i + 1] == '-' || bytes[i + 1] == '+') ? i + 2 : i + 1;
            i = digitsEnd(exponent);
            complete = i > exponent;
        }
        if (!complete || i - from > MOST_DIGITS || !isEnd(i)) {
            return NONE;
        }
        end = i;
        at = i;
        return JsonToken.VALUE_NUMBER_FLOAT;
    }

    private int digitsEnd(int first) {
        int i = first;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }

    private JsonToken word(String word, JsonToken token) {
        int length = word.length();
        if (to - at < length || !isEnd(at + length) || !ascii(at, at + length).equals(word)) {
            return NONE;
        }
        from = at;
        at += length;
        return token;
    }

    /** Tells whether a value may end there. */
    private boolean isEnd(int i) {
        return i == to || bytes[i] == ',' || bytes[i] == ']' || bytes[i] == '}';
    }

    private String ascii(int first, int last) {
        return new String(bytes, first, last - first, StandardCharsets.ISO_8859_1);
    }

    /** Returns the current token; {@link #NONE} before the first and behind the last. */
    JsonToken currentToken() {
        return current;
    }

    /** Moves on, and returns the name if there is one, else null. */
    @Nullable
    String nextName() {
        return nextToken() == JsonToken.PROPERTY_NAME ? getString() : null;
    }

    /** Moves on, and tells whether there is this name. */
    boolean nextName(FieldName name) {
        if (nextToken() != JsonToken.PROPERTY_NAME) {
            return false;
        }
        return rest == null ? name.is(bytes, from, end) : name.toString().equals(rest.getString());
    }

    /** Moves to the end of what the current token begins. */
    void skipChildren() {
        if (current.isStructStart()) {
            skipTo(depth() - 1);
        }
    }

    /**
     * Moves on until no more arrays and objects are open than that.
     *
     * @throws MalformedJsonException if they do not end
     */
    void skipTo(int outer) {
        while (depth() > outer) {
            if (nextToken() == null) {
                throw new MalformedJsonException("the JSON ends too early");
            }
        }
    }

    /** Returns how many arrays and objects are open, with that which the current token begins. */
    int depth() {
        return rest == null ? depth : rest.depth();
    }

    /** Returns where the current token begins in the array that is read. */
    int tokenFrom() {
        if (rest != null) {
            return begin + rest.tokenFrom();
        }
        return current == JsonToken.VALUE_STRING || current == JsonToken.PROPERTY_NAME ? from - 1 : from;
    }

    /** Returns the current text or name. */
    String getString() {
        if (rest != null) {
            return rest.getString();
        }
        return decoded != null ? decoded : ascii(from, end);
    }

    /**
     * Returns the current integer.
     *
     * @throws ValueProblem if it is none
     */
    int getIntValue() {
        return (int) integer("int", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Returns the current integer.
     *
     * @throws ValueProblem if it is no short
     */
    short getShortValue() {
        return (short) integer("short", Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /**
     * Returns the current integer.
     *
     * @throws ValueProblem if it is no long
     */
    long getLongValue() {
        return integer("long", Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private long integer(String type, long min, long max) {
        long value = rest == null ? number : rest.getLongValue();
        if (value < min || value > max) {
            throw new ValueProblem(value + " is out of the range of " + type);
        }
        return value;
    }

    /** Returns the current number. */
    double getDoubleValue() {
        return rest == null ? Double.parseDouble(ascii(from, end)) : rest.getDoubleValue();
    }

    /** Returns the current number. */
    float getFloatValue() {
        return rest == null ? Float.parseFloat(ascii(from, end)) : rest.getFloatValue();
    }

    /**
     * Returns the bytes that the current text is the base64 of.
     *
     * @throws ValueProblem if it is not
     */
    byte[] getBinaryValue() {
        byte[] text = rest == null
                ? Arrays.copyOfRange(bytes, from, end)
                : rest.getString().getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ValueProblem("it is no base64 (" + e.getMessage() + ")", e);
        }
    }

    /** Tells whether Jackson has not been needed so far. */
    boolean isByHand() {
        return rest == null;
    }

    @Override
    public void close() {
        if (rest != null) {
            rest.close();
        }
    }
}
