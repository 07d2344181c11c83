package io.github.processpool.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line that is a JSON object: texts and numbers by name. A field whose value is an array or an object
 * comes last: only the place of that value is known. The other fields may come in any order. Unknown fields do no harm.
 *
 * <p>Every message passes here. So nothing is copied before it is asked for: a field is known by where its name and its
 * value begin and end.
 */
public class JsonScanner {
    private static final int USUAL_FIELDS = 8;
    private static final int MAX_FIELDS = 50;
    private static final int MAX_NAME_BYTES = 1_000;

    /** Of each field: where its name and its value begin and end, without quotes; its kind. */
    private static final int PARTS = 5;

    private static final int NUMBER = 0;
    private static final int TEXT = 1;
    private static final int CODED_TEXT = 2; // with escapes or bytes of other alphabets

    private final byte[] bytes;
    private final int to;
    private int[] fields = new int[PARTS * USUAL_FIELDS];
    private long[] numbers = new long[USUAL_FIELDS];
    private int count;
    private int payloadNameFrom = -1;
    private int payloadNameTo;
    private int payloadFrom;

    /**
     * Reads the line {@code bytes[from, to)}, given without its line feed.
     *
     * @param maxTextBytes how long its texts may be
     * @throws MalformedJsonException if it is no such line
     */
    protected JsonScanner(byte[] bytes, int from, int to, int maxTextBytes) {
        this.bytes = bytes;
        this.to = to;
        scan(new PlainJson(bytes, from, to, false), maxTextBytes);
    }

    private void scan(PlainJson json, int maxTextBytes) {
        expect(json.next() == JsonToken.START_OBJECT, "an object");
        while (json.next() == JsonToken.PROPERTY_NAME) {
            int nameFrom = json.from;
            int nameTo = json.end;
            expect(nameTo - nameFrom <= MAX_NAME_BYTES, "a name of at most " + MAX_NAME_BYTES + " bytes");
            JsonToken value = json.next();
            if (value == JsonToken.START_ARRAY || value == JsonToken.START_OBJECT) {
                expect(json.at < to && bytes[to - 1] == '}', "'}' at the end of the line");
                payloadNameFrom = nameFrom;
                payloadNameTo = nameTo;
                payloadFrom = json.from;
                return;
            }
            boolean isText = value == JsonToken.VALUE_STRING;
            expect(isText || value == JsonToken.VALUE_NUMBER_INT, "a text or an integer in every field");
            if (isText && json.end - json.from > maxTextBytes) {
                throw expected("a text of at most " + maxTextBytes + " bytes");
            }
            int kind = !isText ? NUMBER : json.coded ? CODED_TEXT : TEXT;
            add(nameFrom, nameTo, json.from, json.end, kind, json.number);
        }
        expect(json.current == JsonToken.END_OBJECT && json.next() == null, "fields, and nothing after the object");
    }

    private void add(int nameFrom, int nameTo, int valueFrom, int valueTo, int kind, long number) {
        expect(count < MAX_FIELDS, "at most " + MAX_FIELDS + " fields");
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
            fields = Arrays.copyOf(fields, 2 * PARTS * count);
        }
        numbers[count] = number;
        int field = PARTS * count++;
        fields[field] = nameFrom;
        fields[field + 1] = nameTo;
        fields[field + 2] = valueFrom;
        fields[field + 3] = valueTo;
        fields[field + 4] = kind;
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw expected(what);
        }
    }

    private static MalformedJsonException expected(String what) {
        return new MalformedJsonException("expected " + what);
    }

    /** Returns where the last field of this name is in the list of fields, or -1. */
    private int find(FieldName name) {
        for (int field = PARTS * (count - 1); field >= 0; field -= PARTS) {
            if (name.is(bytes, fields[field], fields[field + 1])) {
                return field;
            }
        }
        return -1;
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
        if (field < 0 || fields[field + 4] == NUMBER) {
            throw new MalformedJsonException("no text '" + name + "'");
        }
        int from = fields[field + 2];
        int end = fields[field + 3];
        return fields[field + 4] == TEXT
                ? new String(bytes, from, end - from, StandardCharsets.ISO_8859_1)
                : decoded(from - 1, end + 1);
    }

    private String decoded(int from, int end) {
        try (JsonReader json = new JsonReader(bytes, from, end)) {
            expect(json.nextToken() == JsonToken.VALUE_STRING, "a text");
            return json.getString();
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
        if (field < 0 || fields[field + 4] != NUMBER) {
            throw new MalformedJsonException("no integer '" + name + "'");
        }
        return numbers[field / PARTS];
    }

    /** Returns a number field that must lie in {@code [0, Integer.MAX_VALUE]}. */
    public int size(FieldName name) {
        long number = number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw expected("'" + name + "' from 0 to 2147483647, not " + number);
        }
        return (int) number;
    }

    /** Returns where the value begins in the scanned array of the last field, a structured one of this name. */
    protected int payloadFrom(FieldName name) {
        if (payloadNameFrom < 0 || !name.is(bytes, payloadNameFrom, payloadNameTo)) {
            throw expected("'" + name + "' as the last field");
        }
        return payloadFrom;
    }

    /** Returns where that value ends. */
    protected int payloadTo() {
        return to - 1;
    }
}
