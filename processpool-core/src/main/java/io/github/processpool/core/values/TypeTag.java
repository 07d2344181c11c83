package io.github.processpool.core.values;

import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.FieldName;
import io.github.processpool.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a value that says its type begins in JSON. Values of one type are often many, and then this is most of their text:
 * it is written with one copy.
 */
public final class TypeTag {
    static final FieldName TYPE = FieldName.of("$");

    private static final byte[] START = "{\"$\":\"".getBytes(StandardCharsets.US_ASCII);

    private final byte[] text; // {"$":"name"

    TypeTag(String typeName) {
        Bytes bytes = new Bytes(typeName.length() + 8);
        JsonWriter json = new JsonWriter(bytes);
        json.writeStartObject();
        json.writeName(TYPE);
        json.writeString(typeName);
        text = bytes.toByteArray();
    }

    /** Returns the name with which a value in JSON begins, as this class writes it; empty if there is none. */
    public static String nameIn(byte[] json) {
        int end = START.length;
        while (end < json.length && json[end] != '"') {
            end++;
        }
        boolean isTagged = end < json.length && Arrays.equals(json, 0, START.length, START, 0, START.length);
        return isTagged ? new String(json, START.length, end - START.length, StandardCharsets.UTF_8) : "";
    }

    /** Returns the text, which must not be changed. */
    byte[] text() {
        return text;
    }
}
