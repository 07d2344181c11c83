package io.github.processpool.core.objects;

import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.core.values.ValueWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.NotActiveException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code writeObject} and {@code writeExternal} methods are given: it writes JSON. For each class, superclasses first,
 * there is in the order of what was written: an object for fields, an array for objects, and a text or the number of a block
 * for the bytes of primitive data.
 */
final class SerialOutput extends ObjectOutputStream {
    private final ValueWriter out;
    private @Nullable Open open; // the object that is being written, and what contains it

    private SerialOutput(ValueWriter out) throws IOException {
        this.out = out;
    }

    /** Returns the stream for objects whose classes have a say in what is written. */
    static SerialOutput of(ValueWriter out) {
        SerialOutput known = out.kept(SerialOutput.class);
        try {
            return known == null ? out.keep(new SerialOutput(out)) : known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object of which a part is written. */
    private static final class Open {
        final Object object;
        final @Nullable Open outer;

        @Nullable
        Bytes bytes; // primitive data that is not written yet

        @Nullable
        DataOutputStream data;

        @Nullable
        SerialLevel level;

        @Nullable
        SerialPut fields;

        boolean amongObjects;
        boolean hasMore; // than fields
        int objects;

        Open(Object object, @Nullable Open outer) {
            this.object = object;
            this.outer = outer;
        }

        void begin(SerialLevel next) {
            level = next;
            fields = null;
            hasMore = false;
            objects = 0;
        }

        DataOutputStream data() {
            if (data == null) {
                bytes = new Bytes(64);
                data = new DataOutputStream(bytes);
            }
            return data;
        }
    }

    /** Writes an object, class by class. */
    void write(Object object, SerialLevel[] levels) {
        requireNotOpen(object);
        Open mine = new Open(object, open);
        open = mine;
        out.startArray();
        try {
            for (SerialLevel level : levels) {
                write(mine, level, levels.length > 1);
            }
        } finally {
            open = mine.outer;
        }
        out.endArray();
    }

    private void requireNotOpen(Object object) {
        for (Open other = open; other != null; other = other.outer) {
            if (other.object == object) {
                throw ValueProblem.tooDeep(ValueWriter.MAX_DEPTH).inside("", object);
            }
        }
    }

    private void write(Open mine, SerialLevel level, boolean named) {
        if (named) {
            out.json.writeNull();
            out.json.writeString(level.type.getName());
        }
        mine.begin(level);
        try {
            level.write(mine.object, this);
            endRun(mine);
            requireReader(mine, level);
        } catch (Throwable e) {
            throw problem(mine, level, e);
        }
    }

    /** Java's streams would drop what nobody reads, and with it what it stands for. */
    private static void requireReader(Open mine, SerialLevel level) {
        if (mine.hasMore && !level.readsItself()) {
            throw new ValueProblem(
                    TypeNames.of(mine.object.getClass()) + " can't be encoded: the writeObject method of "
                            + level.type.getName()
                            + " writes data that no readObject method reads, so they would be lost; pass its"
                            + " data as a record, or, if the class is yours, add a readObject method");
        }
    }

    private static ValueProblem problem(Open mine, SerialLevel level, Throwable thrown) {
        ValueProblem problem = SerialProblems.in(thrown);
        return problem != null
                ? problem
                : SerialProblems.thrownBy(TypeNames.of(mine.object.getClass()), "encoded", level.writer, thrown);
    }

    /** Ends what came one after the other. */
    private void endRun(Open mine) {
        if (mine.amongObjects) {
            out.json.writeEndArray();
            mine.amongObjects = false;
        }
        Bytes bytes = mine.bytes;
        if (bytes != null && bytes.size() > 0) {
            mine.hasMore = true;
            writeData(bytes.toByteArray());
            bytes.truncate(0);
        }
    }

    private void writeData(byte[] data) {
        int block = out.block(data);
        if (block < 0) {
            out.json.writeBinary(data);
        } else {
            out.json.writeNumber(block);
        }
    }

    private Open open() throws NotActiveException {
        if (open == null) {
            throw new NotActiveException("no object is being written");
        }
        return open;
    }

    /** Writes the fields of a class that has no say in it. */
    void writeFieldsOf(Object object) throws IOException {
        Open mine = open();
        endRun(mine);
        SerialFields fields = level(mine).fields();
        writeWhole("", () -> fields.writeOf(out, object));
    }

    private static SerialLevel level(Open mine) throws NotActiveException {
        if (mine.level == null || mine.level.isExternal()) {
            throw new NotActiveException("not in call to writeObject");
        }
        return mine.level;
    }

    @Override
    public void defaultWriteObject() throws IOException {
        writeFieldsOf(open().object);
    }

    @Override
    public PutField putFields() throws IOException {
        Open mine = open();
        if (mine.fields == null) {
            mine.fields = new SerialPut(this, level(mine).fields());
        }
        return mine.fields;
    }

    @Override
    public void writeFields() throws IOException {
        Open mine = open();
        SerialPut fields = mine.fields;
        if (fields == null) {
            throw new NotActiveException("no current PutField object");
        }
        endRun(mine);
        writeWhole("", () -> fields.writeTo(out));
    }

    @Override
    protected void writeObjectOverride(@Nullable Object object) throws IOException {
        Open mine = open();
        if (!mine.amongObjects) {
            endRun(mine);
            out.json.writeStartArray();
            mine.amongObjects = true;
            mine.hasMore = true;
        }
        String step = "." + (mine.level == null ? "" : mine.level.writer) + "[" + mine.objects++ + "]";
        writeWhole(step, () -> out.valueItself(object));
    }

    /** A part of an object. */
    private interface Part {
        void write() throws IOException;
    }

    /** Writes a part, or nothing of it when it fails: the class may go on without it. */
    private void writeWhole(String step, Part part) throws IOException {
        ValueWriter.Mark before = out.mark();
        try {
            part.write();
        } catch (ValueProblem e) {
            out.backTo(before);
            throw notSerializable(e.inside(step, open == null ? null : open.object));
        } catch (Throwable e) {
            out.backTo(before);
            throw e;
        }
    }

    private static NotSerializableException notSerializable(ValueProblem problem) {
        NotSerializableException exception = new NotSerializableException(problem.getMessage());
        exception.initCause(problem);
        return exception;
    }

    /** All objects are written as if nobody else referred to them. */
    @Override
    public void writeUnshared(@Nullable Object object) throws IOException {
        writeObjectOverride(object);
    }

    private DataOutputStream data() throws IOException {
        Open mine = open();
        if (mine.amongObjects) {
            endRun(mine);
        }
        return mine.data();
    }

    @Override
    public void write(int b) throws IOException {
        data().write(b);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        data().write(bytes);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        data().write(bytes, offset, length);
    }

    @Override
    public void writeBoolean(boolean value) throws IOException {
        data().writeBoolean(value);
    }

    @Override
    public void writeByte(int value) throws IOException {
        data().writeByte(value);
    }

    @Override
    public void writeShort(int value) throws IOException {
        data().writeShort(value);
    }

    @Override
    public void writeChar(int value) throws IOException {
        data().writeChar(value);
    }

    @Override
    public void writeInt(int value) throws IOException {
        data().writeInt(value);
    }

    @Override
    public void writeLong(long value) throws IOException {
        data().writeLong(value);
    }

    @Override
    public void writeFloat(float value) throws IOException {
        data().writeFloat(value);
    }

    @Override
    public void writeDouble(double value) throws IOException {
        data().writeDouble(value);
    }

    @Override
    public void writeBytes(String text) throws IOException {
        data().writeBytes(text);
    }

    @Override
    public void writeChars(String text) throws IOException {
        data().writeChars(text);
    }

    @Override
    public void writeUTF(String text) throws IOException {
        data().writeUTF(text);
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
