package io.github.processpool.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a JSON text as {@link JsonWriter} writes them, but for very deep structure and the character that stands for
 * broken ones: those, and what looks unusual or wrong, are for others to read.
 */
final class PlainJson {
    private static final JsonToken NONE = JsonToken.NONE;
    static final int SURE_DIGITS = 18; // all such numbers are longs
    private static final int MAX_DEPTH = 64; // a bit each
    private static final int MOST_DIGITS = 1_000; // where Jackson stops, too
    private static final int LONGEST_NAME = 1_000_000; // likewise

    private final byte[] bytes;
    private final int to;
    private int at; // the next byte to read
    private int count;
    private JsonToken current = NONE;
    private int from; // where the current token's text or digits begin, without quotes
    private int end;
    private long number; // the current token, if it is an integer
    private @Nullable String decoded; // the current token's text, if its bytes are not its characters
    private @Nullable RepeatedTexts repeated; // made when there is something of the kind
    private int depth;
    private long objects; // which of the open levels are objects: the innermost is the lowest bit

    /** Reads the text {@code bytes[from, to)}. */
    PlainJson(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        at = from;
    }

    /**
     * Moves on to the next token and returns it, or null behind the last. Where it is not for this class, returns {@link
     * JsonToken#NONE} and is of no use any more.
     */
    @Nullable
    JsonToken next() {
        JsonToken token = read();
        if (token != NONE) {
            count++;
            current = token == null ? NONE : token;
        }
        return token;
    }

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

    /** Reads a text; false if there is a doubt that it is one. */
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
            if (c == '\\') {
                return escaped(i);
            }
            if (c < ' ' && c >= 0) {
                return false;
            }
            seen |= c;
            i++;
        }
        return false;
    }

    /** Reads a text whose first escape is there. */
    private boolean escaped(int first) {
        end = EscapedText.end(bytes, first, to);
        if (end < 0) {
            return false;
        }
        at = end + 1;
        decoded = EscapedText.decode(bytes, from, end);
        return decoded != null;
    }

    /** Decodes a text that is not ASCII; false if there is a doubt that it is UTF-8. */
    private boolean decode() {
        decoded = EscapedText.plain(bytes, from, end);
        return decoded != null;
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
        if (digits == 0 || digits > SURE_DIGITS + 1 || (digits > 1 && text[digitsFrom] == '0')) {
            return NONE;
        }
        if (i < last && text[i] == '.') {
            return fraction(i + 1);
        }
        if (!isEnd(i) || (negative && value == 0)) {
            return NONE;
        }
        if (digits > SURE_DIGITS && !isLong(text, from, i)) {
            return NONE;
        }
        number = negative ? -value : value; // also right for the least of all, whose digits have overflowed to itself
        end = i;
        at = i;
        return JsonToken.VALUE_NUMBER_INT;
    }

    /** Tells whether the digits {@code bytes[from, end)}, perhaps behind a minus, are those of a long. */
    static boolean isLong(byte[] bytes, int from, int end) {
        if (end - from <= SURE_DIGITS) {
            return true;
        }
        try {
            long unused = Long.parseLong(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
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

    /** Returns where the next token begins, or the comma before it. */
    int position() {
        return at;
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
        count += 3;
        current = JsonToken.PROPERTY_NAME;
        at = tagEnd;
        return true;
    }

    /** Returns how many tokens have been read. */
    int count() {
        return count;
    }

    /** Returns the current token; {@link JsonToken#NONE} before the first and behind the last. */
    JsonToken current() {
        return current;
    }

    /** Returns how many arrays and objects are open, with that which the current token begins. */
    int depth() {
        return depth;
    }

    /** Returns where the current token begins. */
    int tokenFrom() {
        return current == JsonToken.VALUE_STRING || current == JsonToken.PROPERTY_NAME ? from - 1 : from;
    }

    /** Returns where the current token, which begins a value, stands. */
    JsonPlace place() {
        return current.isStructStart()
                ? new JsonPlace(from, count - 1, depth - 1, objects >>> 1, null)
                : new JsonPlace(tokenFrom(), count - 1, depth, objects, null);
    }

    /** Goes back to where a value begins: it is what is read next. */
    void returnTo(JsonPlace value) {
        at = value.from();
        count = value.tokens();
        depth = value.depth();
        objects = value.objects();
        current = JsonToken.PROPERTY_NAME; // after which a value comes, as it does there
    }

    /** Tells whether the current name or text is that one. */
    boolean is(FieldName name) {
        return name.is(bytes, from, end) || name.toString().equals(decoded);
    }

    /** Returns the current text, name or number as it is written. */
    String string() {
        return decoded != null ? decoded : ascii(from, end);
    }

    /** Returns the current text; the same object for one that has been had before, mostly. */
    String repeatedString() {
        if (decoded != null) {
            return decoded;
        }
        if (repeated == null) {
            repeated = new RepeatedTexts(bytes);
        }
        return repeated.at(from, end);
    }

    /** Returns the current text's bytes. */
    byte[] utf8() {
        return decoded == null ? Arrays.copyOfRange(bytes, from, end) : decoded.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the current integer. */
    long integer() {
        return number;
    }
}
