package io.github.processpool.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a JSON text: all that {@link JsonWriter} writes, with or without blanks, except structure that is very deep
 * and the character U+FFFD. It stops at those, and at whatever looks unusual or wrong.
 */
final class PlainJson {
    private static final JsonToken NONE = JsonToken.NONE;
    private static final int MAX_DEPTH = 64; // a bit each
    private static final int MOST_LONG_DIGITS = 19; // they fit an unsigned long
    private static final int MOST_DIGITS = 1_000; // Jackson's limit
    private static final int LONGEST_NAME = 1_000_000; // likewise

    private final byte[] bytes;
    private final int to;
    private final boolean decoding;
    private long objects; // which of the open levels are objects: the innermost is the lowest bit
    private @Nullable String decoded; // the current token's text, if it is coded

    // For the classes that read by this one:
    int at; // where the text goes on behind the current token, and behind the colon if that is a name
    JsonToken current = NONE; // also behind the last token
    int depth; // how many arrays and objects are open, with that which the current token begins
    int from; // where the current token's text or digits begin, without quotes
    int end;
    boolean coded; // whether the current name or text has escapes or bytes of other alphabets
    long number; // the current token, if it is an integer

    /**
     * Reads the text {@code bytes[from, to)}.
     *
     * @param decoding whether texts are decoded. If not, the tokens of coded texts have only a place: their escapes and
     *     bytes may be wrong.
     */
    PlainJson(byte[] bytes, int from, int to, boolean decoding) {
        this.bytes = bytes;
        this.to = to;
        this.decoding = decoding;
        at = from;
    }

    /**
     * Moves on to the next token and returns it, or null behind the last. Returns {@link JsonToken#NONE} in front of what
     * this class does not read, and stays there.
     */
    @Nullable
    JsonToken next() {
        int before = at;
        JsonToken token = read();
        if (token == NONE) {
            at = before;
        } else {
            current = token == null ? NONE : token;
        }
        return token;
    }

    private @Nullable JsonToken read() {
        int first = upcoming();
        if (first < 0) {
            return current != NONE && depth == 0 ? null : NONE;
        }
        if (current == NONE || current == JsonToken.PROPERTY_NAME) {
            return value(first);
        }
        if (current == JsonToken.START_ARRAY) {
            return first == ']' ? close(JsonToken.END_ARRAY) : value(first);
        }
        if (current == JsonToken.START_OBJECT) {
            return first == '}' ? close(JsonToken.END_OBJECT) : name(first);
        }
        boolean inObject = (objects & 1) != 0;
        if (first == ',' && depth > 0) {
            at++;
            int next = upcoming();
            return inObject ? name(next) : value(next);
        }
        boolean closes = first == (inObject ? '}' : ']') && depth > 0;
        return closes ? close(inObject ? JsonToken.END_OBJECT : JsonToken.END_ARRAY) : NONE;
    }

    /** Skips blanks and returns the byte behind them; -1 at the end. */
    private int upcoming() {
        while (at < to) {
            byte c = bytes[at];
            if (c > ' ' || !isBlank(c)) {
                return c & 0xFF;
            }
            at++;
        }
        return -1;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private JsonToken value(int first) {
        return switch (first) {
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case '"' -> text() ? JsonToken.VALUE_STRING : NONE;
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

    private JsonToken name(int first) {
        if (first != '"' || !text() || end - from > LONGEST_NAME || upcoming() != ':') {
            return NONE;
        }
        at++;
        return JsonToken.PROPERTY_NAME;
    }

    // The loops work on local variables and call nothing for a byte: the interpreter reads most messages of a program's
    // first seconds.

    /** Reads a text; false if it may be none. */
    private boolean text() {
        byte[] text = bytes;
        int last = to;
        int i = at + 1;
        from = i;
        int seen = 0;
        boolean escapes = false;
        while (i < last) {
            byte c = text[i];
            if (c == '"') {
                end = i;
                at = i + 1;
                coded = escapes || seen < 0; // bytes of other alphabets are negative
                decoded = coded && decoding ? decode(escapes) : null;
                return !coded || !decoding || decoded != null;
            }
            if (c == '\\') {
                escapes = true;
                i++; // whatever is escaped, a quote too
            } else if (c < ' ' && c >= 0) {
                return false;
            }
            seen |= c;
            i++;
        }
        return false;
    }

    private @Nullable String decode(boolean escapes) {
        return escapes ? EscapedText.decode(bytes, from, end) : EscapedText.plain(bytes, from, end);
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
        if (digits == 0 || digits > MOST_LONG_DIGITS || (digits > 1 && text[digitsFrom] == '0')) {
            return NONE;
        }
        if (i < last && text[i] == '.') {
            return fraction(i + 1);
        }
        if (!isEnd(i) || (value < 0 && !(negative && value == Long.MIN_VALUE))) {
            return NONE;
        }
        number = negative ? -value : value; // also right for the least of all, which is its own negative
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
        from = at;
        end = at + word.length();
        decoded = null;
        if (end > to || !isEnd(end) || !string().equals(word)) {
            return NONE;
        }
        at = end;
        return token;
    }

    /** Tells whether a value may end there. */
    private boolean isEnd(int i) {
        return i == to || bytes[i] == ',' || bytes[i] == ']' || bytes[i] == '}' || isBlank(bytes[i]);
    }

    /**
     * Moves on from an object's beginning past a name, a text and another name, if they are written as those that were read
     * from {@code tagFrom} to {@code tagTo}. The name is then the current token, but can't be had.
     */
    boolean skipTag(int tagFrom, int tagTo) {
        int tagEnd = at + tagTo - tagFrom;
        if (current != JsonToken.START_OBJECT
                || tagEnd > to
                || !Arrays.equals(bytes, tagFrom, tagTo, bytes, at, tagEnd)) {
            return false;
        }
        current = JsonToken.PROPERTY_NAME;
        at = tagEnd;
        return true;
    }

    /** Returns where the current token begins. */
    int tokenFrom() {
        return current == JsonToken.VALUE_STRING || current == JsonToken.PROPERTY_NAME ? from - 1 : from;
    }

    /** Returns where the current token, which begins a value, stands. */
    JsonPlace place() {
        return current.isStructStart()
                ? JsonPlace.of(depth - 1, objects >>> 1, from)
                : JsonPlace.of(depth, objects, tokenFrom());
    }

    /** Goes back to where a value begins: it is what is read next. */
    void returnTo(JsonPlace value) {
        at = value.from();
        depth = value.depth();
        objects = value.objects();
        current = JsonToken.PROPERTY_NAME; // after which a value comes, as it does there
    }

    /** Returns where the text goes on, for another reader. */
    JsonPlace rest() {
        return JsonPlace.behind(current, depth, objects, at);
    }

    /** Tells whether the current name or text is that one. */
    boolean is(FieldName name) {
        return name.is(bytes, from, end) || name.toString().equals(decoded);
    }

    /** Returns the current text or name, or a number or word as it is written. */
    String string() {
        return decoded != null ? decoded : new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
