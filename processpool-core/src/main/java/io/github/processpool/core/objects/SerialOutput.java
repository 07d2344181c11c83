package io.github.processpool.core.objects;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.values.ValueWriter;
import java.io.IOException;
import java.io.NotActiveException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The stream that {@code writeObject} and {@code writeExternal} methods are given: it writes JSON. */
final class SerialOutput extends ObjectOutputStream {
    private final ValueWriter out;
    private @Nullable SerialOutputPart open; // the object that is being written, and what contains it

    private SerialOutput(ValueWriter out) throws IOException {
        this.out = out;
    }

    /** Returns the stream of a text. */
    static SerialOutput of(ValueWriter out) {
        SerialOutput known = out.kept(SerialOutput.class);
        try {
            return known == null ? out.keep(new SerialOutput(out)) : known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an object, class by class. */
    void write(Object object, SerialLevel[] levels) {
        requireNotOpen(object);
        SerialOutputPart outer = open;
        SerialOutputPart part = new SerialOutputPart(object, outer, out);
        open = part;
        out.startArray();
        try {
            for (SerialLevel level : levels) {
                if (levels.length > 1) {
                    out.json.writeNull();
                    out.json.writeString(level.type.getName());
                }
                part.write(level, this);
            }
        } finally {
            open = outer;
        }
        out.endArray();
    }

    private void requireNotOpen(Object object) {
        for (SerialOutputPart other = open; other != null; other = other.outer) {
            if (other.object == object) {
                throw ValueProblem.tooDeep(ValueWriter.MAX_DEPTH).inside("", object);
            }
        }
    }

    private SerialOutputPart part() throws NotActiveException {
        if (open == null) {
            throw new NotActiveException("no object is being written");
        }
        return open;
    }

    @Override
    public void defaultWriteObject() throws IOException {
        part().writeFields();
    }

    @Override
    public PutField putFields() throws IOException {
        SerialOutputPart part = part();
        if (part.put == null) {
            part.put = new SerialPut(this, part.fields());
        }
        return part.put;
    }

    @Override
    public void writeFields() throws IOException {
        part().writePut();
    }

    @Override
    protected void writeObjectOverride(@Nullable Object object) throws IOException {
        part().writeObject(object);
    }

    /** All objects are written as if nobody else referred to them. */
    @Override
    public void writeUnshared(@Nullable Object object) throws IOException {
        writeObjectOverride(object);
    }

    @Override
    public void write(int b) throws IOException {
        part().data().write(b);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        part().data().write(bytes);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        part().data().write(bytes, offset, length);
    }

    @Override
    public void writeBoolean(boolean value) throws IOException {
        part().data().writeBoolean(value);
    }

    @Override
    public void writeByte(int value) throws IOException {
        part().data().writeByte(value);
    }

    @Override
    public void writeShort(int value) throws IOException {
        part().data().writeShort(value);
    }

    @Override
    public void writeChar(int value) throws IOException {
        part().data().writeChar(value);
    }

    @Override
    public void writeInt(int value) throws IOException {
        part().data().writeInt(value);
    }

    @Override
    public void writeLong(long value) throws IOException {
        part().data().writeLong(value);
    }

    @Override
    public void writeFloat(float value) throws IOException {
        part().data().writeFloat(value);
    }

    @Override
    public void writeDouble(double value) throws IOException {
        part().data().writeDouble(value);
    }

    @Override
    public void writeBytes(String text) throws IOException {
        part().data().writeBytes(text);
    }

    @Override
    public void writeChars(String text) throws IOException {
        part().data().writeChars(text);
    }

    @Override
    public void writeUTF(String text) throws IOException {
        part().data().writeUTF(text);
    }

    @Override
    public void useProtocolVersion(int version) {
        throw new IllegalStateException("stream non-empty");
    }

    @Override
    public void reset() throws IOException {
        throw new IOException("stream active");
    }

    /** There is nothing to flush: what was written is part of the value around it. */
    @Override
    public void flush() {}

    @Override
    protected void drain() {}

    /** Wrappers of this stream close it; the object around it goes on. */
    @Override
    public void close() {}
}
