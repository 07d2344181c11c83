package io.github.processpool.core.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line written by {@link JsonPrinter}: texts and numbers by name, and the place of the last field's
 * value where that is an array or an object, which is left unread for whoever needs it. Fields may come in any order,
 * but what has structure comes last. Unknown fields do no harm.
 *
 * <p>Every message passes here, so what is on each of them is read by hand, and without a copy: a field is known by where
 * its name and its value begin and end.
 */
public final class JsonScanner {
    private static final int MAX_FIELDS = 50;
    private static final int MAX_NAME_BYTES = 1_000;
    private static final int MAX_TEXT_BYTES = 1_000_000;
    private static final int MAX_TRUSTED_TEXT_BYTES = 20_000_000;

    private final byte[] bytes;
    private final int to;
    private final int maxTextBytes;
    private final int[] fields = new int[4 * MAX_FIELDS]; // of each: its name from and to, its value from and to
    private int count;
    private int at; // the next byte to read
    private int payloadNameFrom = -1;
    private int payloadNameTo;
    private int payloadFrom;

    /**
     * Reads the line {@code bytes[from, to)}, given without its line feed.
     *
     * @throws MalformedJsonException if it is no such line
     */
    public JsonScanner(byte[] bytes, int from, int to) {
        this(bytes, from, to, MAX_TEXT_BYTES);
    }

    private JsonScanner(byte[] bytes, int from, int to, int maxTextBytes) {
        this.bytes = bytes;
        this.to = to;
        this.maxTextBytes = maxTextBytes;
        at = from;
        scan();
    }

    /**
     * Reads a line of somebody who may send long texts.
     *
     * @throws MalformedJsonException if it is no such line
     */
    public static JsonScanner trusting(byte[] bytes, int from, int to) {
        return new JsonScanner(bytes, from, to, MAX_TRUSTED_TEXT_BYTES);
    }

    private void scan() {
        expect(next() == '{', "an object");
        int following = next();
        if (following != '}') {
            do {
                expect(following == '"', "a field's name");
                if (!field()) {
                    return;
                }
                following = next();
                expect(following == ',' || following == '}', "',' or '}' after a field");
                if (following == ',') {
                    following = next();
                    expect(following != '}', "a field after ','");
                }
            } while (following != '}');
        }
        expect(next() == -1, "nothing after the object");
    }

    /** Reads a field after the quote that begins its name; false if it is the one with structure, which ends the line. */
    private boolean field() {
        int nameFrom = at;
        int nameTo = text(MAX_NAME_BYTES);
        expect(next() == ':', "':' after a field's name");
        int first = next();
        if (first == '[' || first == '{') {
            payloadNameFrom = nameFrom;
            payloadNameTo = nameTo;
            payloadFrom = at - 1;
            expect(at < to && bytes[to - 1] == '}', "'}' at the end of the line");
            return false;
        }
        expect(count < MAX_FIELDS, "at most " + MAX_FIELDS + " fields");
        int valueFrom = at - 1; // the quote before a text, or the first digit of a number
        int valueTo = first == '"' ? text(maxTextBytes) : number(first, nameFrom, nameTo);
        int field = 4 * count++;
        fields[field] = nameFrom;
        fields[field + 1] = nameTo;
        fields[field + 2] = valueFrom;
        fields[field + 3] = valueTo;
        return true;
    }

    // The loops work on local variables and call nothing for a byte: the interpreter reads most messages of a program's
    // first seconds.

    /** Moves behind a text's closing quote and returns where that is. */
    private int text(int maxBytes) {
        byte[] line = bytes;
        int end = to;
        int from = at;
        int i = from;
        while (i < end) {
            byte c = line[i++];
            if (c == '"') {
                if (i - 1 - from > maxBytes) {
                    throw expected("a text of at most " + maxBytes + " bytes");
                }
                at = i;
                return i - 1;
            }
            if (c == '\\') {
                i++; // whatever is escaped, a quote too
            } else if (c < ' ' && c >= 0) {
                throw expected("no control characters in a text");
            }
        }
        throw expected("a quote at the end of a text");
    }

    /** Moves behind a number and returns where it ends. */
    private int number(int first, int nameFrom, int nameTo) {
        byte[] line = bytes;
        int end = to;
        int digitsFrom = first == '-' ? at : at - 1;
        int i = digitsFrom;
        while (i < end && line[i] >= '0' && line[i] <= '9') {
            i++;
        }
        at = i;
        int digits = i - digitsFrom;
        boolean ends = i < end && (line[i] == ',' || line[i] == '}' || isBlank(line[i]));
        boolean canonical = digits == 1 || (digits > 1 && line[digitsFrom] != '0');
        if (!ends || !canonical || !PlainJson.isLong(line, first == '-' ? digitsFrom - 1 : digitsFrom, i)) {
            throw expected("a text or an integer as '" + name(nameFrom, nameTo) + "'");
        }
        return i;
    }

    private String ascii(int from, int end) {
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** Returns the next byte that is not blank, or -1 at the end. */
    private int next() {
        while (at < to) {
            byte c = bytes[at++];
            if (c > ' ' || !isBlank(c)) {
                return c & 0xFF;
            }
        }
        return -1;
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw expected(what);
        }
    }

    private static MalformedJsonException expected(String what) {
        return new MalformedJsonException("expected " + what, null);
    }

    /** Returns the number of the last field of this name, or -1. */
    private int find(FieldName name) {
        for (int field = 4 * (count - 1); field >= 0; field -= 4) {
            if (name.is(bytes, fields[field], fields[field + 1])) {
                return field;
            }
        }
        return -1;
    }

    private String name(int nameFrom, int nameTo) {
        return new String(bytes, nameFrom, nameTo - nameFrom, StandardCharsets.UTF_8);
    }

    /** Tells whether the line has a text or number of this name. */
    public boolean has(FieldName name) {
        return find(name) >= 0;
    }

    /** Returns a text field. */
    public String text(FieldName name) {
        return text(name, find(name));
    }

    private String text(FieldName name, int field) {
        if (field < 0 || bytes[fields[field + 2]] != '"') {
            throw new MalformedJsonException("no text '" + name + "'", null);
        }
        return text(fields[field + 2] + 1, fields[field + 3]);
    }

    private String text(int from, int end) {
        byte[] line = bytes;
        for (int i = from; i < end; i++) {
            byte c = line[i];
            if (c < 0 || c == '\\') {
                return decoded(from - 1, end + 1);
            }
        }
        return ascii(from, end);
    }

    /** Reads a text with escapes or of more than ASCII, given with its quotes. */
    private String decoded(int from, int end) {
        try (JsonReader json = new JsonReader(bytes, from, end)) {
            expect(json.nextToken() == JsonToken.VALUE_STRING, "a text");
            String text = json.getString();
            expect(json.nextToken() == null, "one text");
            return text;
        }
    }

    /** Returns a text field, or null where it is left out. */
    public @Nullable String optionalText(FieldName name) {
        int field = find(name);
        return field < 0 ? null : text(name, field);
    }

    /** Returns a number field, or what stands for it where it is left out. */
    public long number(FieldName name, long leftOut) {
        int field = find(name);
        return field < 0 ? leftOut : number(name, field);
    }

    /** Returns a number field. */
    public long number(FieldName name) {
        return number(name, find(name));
    }

    private long number(FieldName name, int field) {
        if (field < 0 || bytes[fields[field + 2]] == '"') {
            throw new MalformedJsonException("no integer '" + name + "'", null);
        }
        int from = fields[field + 2];
        int end = fields[field + 3];
        if (end - from > PlainJson.SURE_DIGITS) {
            return Long.parseLong(ascii(from, end));
        }
        boolean negative = bytes[from] == '-';
        long number = 0;
        for (int i = negative ? from + 1 : from; i < end; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return negative ? -number : number;
    }

    /** Returns a number field that must lie in {@code [0, Integer.MAX_VALUE]}. */
    public int size(FieldName name) {
        long number = number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw expected("'" + name + "' from 0 to 2147483647, not " + number);
        }
        return (int) number;
    }

    /** Checks that the line ends with a structured field of this name. */
    public JsonScanner payload(FieldName name) {
        if (payloadNameFrom < 0 || !name.is(bytes, payloadNameFrom, payloadNameTo)) {
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
        return to - 1;
    }
}
