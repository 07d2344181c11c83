package io.github.processpool.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON. What was written can be cut back at any time: the only state is the bytes themselves. The caller closes
 * what it opens.
 */
public final class JsonWriter {
    /** How deep arrays and objects may be nested. */
    public static final int MAX_NESTING = 1_550;

    private final Bytes out;

    public JsonWriter(Bytes out) {
        this.out = out;
    }

    public void writeStartArray() {
        separate();
        out.write('[');
    }

    public void writeEndArray() {
        out.write(']');
    }

    public void writeStartObject() {
        separate();
        out.write('{');
    }

    public void writeEndObject() {
        out.write('}');
    }

    public void writeName(FieldName name) {
        if (isFirst()) {
            name.writeFirstTo(out);
        } else {
            name.writeTo(out);
        }
    }

    public void writeName(String name) {
        writeString(name);
        out.write(':');
    }

    public void writeNull() {
        separate();
        out.writeAscii("null");
    }

    public void writeBoolean(boolean truth) {
        separate();
        out.writeAscii(truth ? "true" : "false");
    }

    public void writeNumber(long number) {
        separate();
        out.writeDecimal(number);
    }

    /** Writes a number; NaN and the infinities as texts. */
    public void writeNumber(double number) {
        writeReal(Double.isFinite(number), Double.toString(number));
    }

    /** Writes a number; NaN and the infinities as texts. */
    public void writeNumber(float number) {
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

    public void writeString(@Nullable String text) {
        if (text == null) {
            writeNull();
            return;
        }
        requireRoom(text.length());
        separate();
        out.write('"');
        int begin = out.size();
        boolean doubtful = writeText(text);
        if (doubtful && hasLoneSurrogate(text)) {
            out.truncate(begin);
            writeWithSurrogates(text);
        }
        out.write('"');
    }

    /** Writes a text without quotes. Returns whether there is a question mark, which UTF-8 also puts for half a character. */
    private boolean writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        boolean doubtful = false;
        int done = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte c = utf8[i];
            if (c == '"' || c == '\\' || (c < ' ' && c >= 0)) { // bytes of other alphabets are negative
                out.write(utf8, done, i - done);
                writeEscape((char) c);
                done = i + 1;
            } else if (c == '?') {
                doubtful = true;
            }
        }
        out.write(utf8, done, utf8.length - done);
        return doubtful;
    }

    private void writeEscape(char c) {
        switch (c) {
            case '"' -> out.writeAscii("\\\"");
            case '\\' -> out.writeAscii("\\\\");
            case '\n' -> out.writeAscii("\\n");
            case '\r' -> out.writeAscii("\\r");
            case '\t' -> out.writeAscii("\\t");
            default -> {
                out.writeAscii("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.write(Character.forDigit(c >> shift & 0xF, 16));
                }
            }
        }
    }

    /** By hand: an encoder of the JDK would encode each text with a question mark once more. */
    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    /** Writes every surrogate as an escape of its own, so that half a character arrives too. */
    private void writeWithSurrogates(String text) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                writeText(text.substring(done, i));
                writeEscape(c);
                done = i + 1;
            }
        }
        writeText(text.substring(done));
    }

    /** Writes bytes as base64. */
    public void writeBinary(byte[] bytes) {
        requireRoom(4L * ((bytes.length + 2) / 3));
        separate();
        byte[] encoded = Base64.getEncoder().encode(bytes);
        out.write('"');
        out.write(encoded, 0, encoded.length);
        out.write('"');
    }

    /** Writes a value that is JSON already. */
    public void writeRaw(byte[] json) {
        separate();
        out.write(json, 0, json.length);
    }

    /** Returns how much has been written. */
    public int size() {
        return out.size();
    }

    /** Cuts back to that size what was written. */
    public void truncate(int size) {
        out.truncate(size);
    }

    /** Refuses what is too large before it is copied. */
    private static void requireRoom(long length) {
        if (length > Bytes.MAX_SIZE) {
            throw Bytes.tooLarge(length);
        }
    }

    private void separate() {
        if (!isFirst()) {
            out.write(',');
        }
    }

    /** Tells whether what comes next needs no comma before it, as the byte before shows. */
    private boolean isFirst() {
        int size = out.size();
        byte before = size == 0 ? (byte) ',' : out.array()[size - 1];
        return before == '[' || before == '{' || before == ':' || before == ',';
    }
}
