package io.github.processpool.core.codec;

/**
 * How a value that says its type begins in JSON. Values of one type are often many, and then this is most of their text:
 * it is written with one copy.
 */
final class TypeTag {
    static final FieldName TYPE = FieldName.of("$");

    private final byte[] text; // {"$":"name"

    TypeTag(String typeName) {
        Bytes bytes = new Bytes(typeName.length() + 8);
        JsonWriter json = new JsonWriter(bytes);
        json.writeStartObject();
        json.writeName(TYPE);
        json.writeString(typeName);
        text = bytes.toByteArray();
    }

    void writeTo(Bytes out) {
        out.write(text, 0, text.length);
    }
}
