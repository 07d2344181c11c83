package io.github.processpool.core.json;

import java.io.OutputStream;

/**
 * Writes flat JSON objects, one a line, whose last field may be JSON that is already encoded. Lines gather in a buffer
 * until they are taken. Not thread-safe.
 */
public final class JsonPrinter {
    private static final int CAPACITY = 1024;

    private final Bytes lines = new Bytes(CAPACITY);
    private final JsonWriter json = new JsonWriter(lines);

    /** Begins a line with its field {@code type}, a plain word. */
    public JsonPrinter begin(String type) {
        lines.writeAscii("{\"type\":\"");
        lines.writeAscii(type);
        lines.write('"');
        return this;
    }

    /** Adds a text field. */
    public JsonPrinter field(FieldName name, String value) {
        name.writeTo(lines);
        json.writeString(value);
        return this;
    }

    /** Adds a number field. */
    public JsonPrinter field(FieldName name, long value) {
        name.writeTo(lines);
        lines.writeDecimal(value);
        return this;
    }

    /** Ends the line. */
    public void end() {
        lines.write('}');
        lines.write('\n');
    }

    /** Ends the line with a field whose value is the JSON text {@code bytes[from, to)}. */
    public void end(FieldName name, byte[] bytes, int from, int to) {
        endWithout(name);
        lines.write(bytes, from, to - from);
        closePayload();
    }

    /** Begins the last field. The caller sends its value itself, and then calls {@link #closePayload()}. */
    public void endWithout(FieldName name) {
        name.writeTo(lines);
    }

    /** Writes what follows the value left out by {@link #endWithout}. */
    public void closePayload() {
        end();
    }

    /** Returns a stream for bytes that follow a line. */
    public OutputStream stream() {
        return lines;
    }

    /** Returns the number of bytes gathered. */
    public int size() {
        return lines.size();
    }

    /** Returns the buffer that holds the gathered bytes, valid until the next call that adds some. */
    public byte[] buffer() {
        return lines.array();
    }

    /** Forgets what was gathered. */
    public void clear() {
        truncate(0);
    }

    /** Forgets what was gathered beyond that size. */
    public void truncate(int size) {
        lines.truncate(size);
    }
}
