package io.github.processpool.core.codec;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes JSON by hand, but for texts that need escapes, which Jackson writes: a process that has none of those to say never
 * loads it. What is written may be cut back at any time, since there is no state but the bytes themselves. Who calls sees
 * to it that what is opened is closed.
 */
final class JsonWriter {
    private final Bytes out;

    JsonWriter(Bytes out) {
        this.out = out;
    }

    void writeStartArray() {
        separate();
        out.write('[');
    }

    void writeEndArray() {
        out.write(']');
    }

    void writeStartObject() {
        separate();
        out.write('{');
    }

    void writeEndObject() {
        out.write('}');
    }

    void writeName(FieldName name) {
        if (isFirst()) {
            name.writeFirstTo(out);
        } else {
            name.writeTo(out);
        }
    }

    void writeName(String name) {
        writeString(name);
        out.write(':');
    }

    void writeNull() {
        separate();
        out.writeAscii("null");
    }

    void writeBoolean(boolean truth) {
        separate();
        out.writeAscii(truth ? "true" : "false");
    }

    void writeNumber(long number) {
        separate();
        out.writeDecimal(number);
    }

    /** Writes a number, or the name of what is none. */
    void writeNumber(double number) {
        writeReal(Double.isFinite(number), Double.toString(number));
    }

    /** Writes a number, or the name of what is none. */
    void writeNumber(float number) {
        writeReal(Float.isFinite(number), Float.toString(number));
    }

    private void writeReal(boolean finite, String number) {
        if (finite) {
            separate();
            out.writeAscii(number);
        } else {
            writeString(number);
        }
    }

    void writeString(@Nullable String text) {
        if (text == null) {
            writeNull();
            return;
        }
        separate();
        int seen = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                writeEscaped(text);
                return;
            }
            seen |= c;
        }
        out.write('"');
        if (seen < 0x80) {
            out.writeAscii(text);
        } else {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            out.write(encoded, 0, encoded.length);
        }
        out.write('"');
    }

    private void writeEscaped(String text) {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeString(text);
        }
    }

    /** Writes bytes as base64. */
    void writeBinary(byte[] bytes) {
        separate();
        byte[] encoded = Base64.getEncoder().encode(bytes);
        out.write('"');
        out.write(encoded, 0, encoded.length);
        out.write('"');
    }

    /** Writes what is JSON already. */
    void writeRaw(Bytes json) {
        separate();
        out.write(json.array(), 0, json.size());
    }

    private void separate() {
        if (!isFirst()) {
            out.write(',');
        }
    }

    /** Tells whether no comma is to stand before what comes next: the byte before shows it. */
    private boolean isFirst() {
        int size = out.size();
        byte before = size == 0 ? (byte) ',' : out.array()[size - 1];
        return before == '[' || before == '{' || before == ':' || before == ',';
    }
}
