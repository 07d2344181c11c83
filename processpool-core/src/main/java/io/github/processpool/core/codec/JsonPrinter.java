package io.github.processpool.core.codec;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes flat JSON objects, one a line, whose last field may be JSON that is already encoded. Lines gather in a buffer
 * until they are taken. Not thread-safe.
 */
public final class JsonPrinter {
    private final LineBuffer lines = new LineBuffer();
    private final JsonGenerator generator = JsonFactory.builder()
            .rootValueSeparator((String) null)
            .build()
            .createGenerator(ObjectWriteContext.empty(), lines);

    /** Begins a line with its field {@code type}. */
    public JsonPrinter begin(String type) {
        generator.writeStartObject();
        return field("type", type);
    }

    /** Adds a text field. */
    public JsonPrinter field(String name, String value) {
        generator.writeStringProperty(name, value);
        return this;
    }

    /** Adds a number field. */
    public JsonPrinter field(String name, long value) {
        generator.writeNumberProperty(name, value);
        return this;
    }

    /** Ends the line. */
    public void end() {
        generator.writeEndObject();
        generator.flush();
        lines.write('\n');
    }

    /** Ends the line with a field whose value is the JSON text {@code bytes[from, to)}. */
    public void end(String name, byte[] bytes, int from, int to) {
        endWithout(name);
        lines.write(bytes, from, to - from);
        closePayload();
    }

    /** Writes the line's end but for its last value, which the caller sends itself before {@link #closePayload()}. */
    public void endWithout(String name) {
        generator.writeEndObject();
        generator.flush();
        lines.dropLast();
        lines.writeBytes((",\"" + name + "\":").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** Writes what follows the value left out by {@link #endWithout}. */
    public void closePayload() {
        lines.write('}');
        lines.write('\n');
    }

    /** Returns the number of bytes gathered. */
    public int size() {
        return lines.size();
    }

    /** Returns the buffer that holds the gathered bytes, valid until the next call that adds some. */
    public byte[] buffer() {
        return lines.buffer();
    }

    /** Forgets what was gathered. */
    public void clear() {
        lines.reset();
    }

    private static final class LineBuffer extends ByteArrayOutputStream {
        LineBuffer() {
            super(1024);
        }

        byte[] buffer() {
            return buf;
        }

        void dropLast() {
            count--;
        }
    }
}
