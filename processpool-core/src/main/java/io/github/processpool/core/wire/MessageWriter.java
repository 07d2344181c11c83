package io.github.processpool.core.wire;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.FieldName;
import io.github.processpool.core.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages on a pipe. Small ones gather until {@link #flush()}, so that what belongs together is one write; a
 * large payload goes out from where it lies, without a copy, and so do blocks. Not thread-safe.
 */
public final class MessageWriter {
    private static final int COPIED_PAYLOAD_BYTES = 64 * 1024;

    private final OutputStream out;
    private final Bytes gathered = new Bytes(1024);
    private final JsonWriter json = new JsonWriter(gathered);
    private final Blocks blocks = new Blocks(EncodedValues.MAX_BYTES);
    private long written; // bytes, by the thread that writes, as the next
    private boolean half; // a message has been appended only in part

    public MessageWriter(OutputStream out) {
        this.out = out;
    }

    /** Adds a message to what goes out at the next flush, and flushes if it is large. */
    public void append(Message message) throws IOException {
        int start = gathered.size();
        long before = written;
        half = true;
        try {
            message.writeTo(this);
            half = false;
        } finally {
            if (half && written == before) { // nothing of it has left, so that it can be appended again
                gathered.truncate(start);
                half = false;
            }
        }
    }

    /** Tells whether a part of a message has left, and the rest never will: it is the last one then. */
    public boolean endedInTheMiddle() {
        return half;
    }

    /** Returns how many bytes a flush would write now. */
    public int gatheredBytes() {
        return gathered.size();
    }

    /** Writes what has gathered. */
    public void flush() throws IOException {
        if (gathered.size() > 0) {
            out.write(gathered.array(), 0, gathered.size());
            out.flush(); // a Process buffers its input
            written += gathered.size();
            gathered.truncate(0);
        }
    }

    /** Returns the number of bytes written so far. */
    public long written() {
        return written;
    }

    // ---- what messages write themselves with ----

    /** Begins a message. */
    MessageWriter begin(String type) {
        gathered.writeAscii("{\"type\":\"");
        gathered.writeAscii(type);
        gathered.write('"');
        return this;
    }

    MessageWriter number(FieldName name, long value) {
        name.writeTo(gathered);
        gathered.writeDecimal(value);
        return this;
    }

    MessageWriter text(FieldName name, String value) {
        name.writeTo(gathered);
        json.writeString(value);
        return this;
    }

    /** Adds a text that is left out if it is null. */
    MessageWriter optionalText(FieldName name, @Nullable String value) {
        return value == null ? this : text(name, value);
    }

    /** Adds 1 for true, and nothing for false. */
    MessageWriter flag(FieldName name, boolean value) {
        return value ? number(name, 1) : this;
    }

    /** Adds the number of a class loader, which is left out for the class path's. */
    MessageWriter loader(int loader) {
        return loader == Message.CLASS_PATH ? this : number(Fields.LOADER, loader);
    }

    /** Ends the message. */
    void end() {
        gathered.write('}');
        gathered.write('\n');
    }

    /** Ends the message with its values. */
    void endWith(EncodedValues values) throws IOException {
        number(Fields.COUNT, values.count()).optionalText(Fields.OF, values.of());
        if (!values.blocks().isEmpty()) {
            text(Fields.BLOCKS, Blocks.announcement(values.blocks()));
        }
        endWith(Fields.VALUES, new Payload(values.bytes(), values.from(), values.to()));
        if (!values.blocks().isEmpty()) {
            append(values);
        }
    }

    /** Ends the message with a field that is JSON already. */
    void endWith(FieldName name, Payload payload) throws IOException {
        int length = payload.to() - payload.from();
        name.writeTo(gathered);
        if (length <= COPIED_PAYLOAD_BYTES) {
            gathered.write(payload.bytes(), payload.from(), length);
            end();
        } else {
            flush();
            out.write(payload.bytes(), payload.from(), length);
            written += length;
            end();
            flush();
        }
    }

    private void append(EncodedValues values) throws IOException {
        if (values.sizeBytes() <= COPIED_PAYLOAD_BYTES) {
            var unused = blocks.write(values.blocks(), gathered);
        } else {
            flush();
            written += blocks.write(values.blocks(), out);
            out.flush();
        }
    }
}
