package io.github.processpool.core.codec;

import java.util.Arrays;

/**
 * How a value that says its type begins in JSON. Values of one type are often many, and then this is most of their text:
 * it is written with one copy, and read with one comparison.
 */
final class TypeTag {
    private static final FieldName TYPE = FieldName.of("$");
    private static final FieldName VALUE = FieldName.of("v");

    private final byte[] text; // {"$":"name","v":
    private final int nameEnd; // behind the name's quote

    TypeTag(String typeName) {
        Bytes bytes = new Bytes(typeName.length() + 16);
        JsonWriter json = new JsonWriter(bytes);
        json.writeStartObject();
        json.writeName(TYPE);
        json.writeString(typeName);
        nameEnd = bytes.size();
        json.writeName(VALUE);
        text = bytes.toByteArray();
    }

    /** Writes the beginning up to the type. */
    void writeTo(Bytes out) {
        out.write(text, 0, nameEnd);
    }

    /**
     * Returns how much of {@code bytes[from, to)}, which stands behind an object's brace, is this type and the name of the
     * value right behind it; 0 if that is not what is there.
     */
    int lengthAt(byte[] bytes, int from, int to) {
        int length = text.length - 1;
        return length <= to - from && Arrays.equals(bytes, from, from + length, text, 1, text.length) ? length : 0;
    }
}
