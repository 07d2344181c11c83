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
import org.jspecify.annotations.Nullable;

/**
 * What is being written of an object. For each class, superclasses first, there is in the order of what was written: an
 * object for fields, an array for objects, and a text or the number of a block for the bytes of primitive data.
 */
final class SerialOutputPart extends SerialPart {
    final @Nullable SerialOutputPart outer;
    private final ValueWriter out;
    private final Bytes bytes = new Bytes(64); // primitive data that is not written yet
    private final DataOutputStream data = new DataOutputStream(bytes);
    private boolean hasMore; // than fields

    @Nullable
    SerialPut put;

    SerialOutputPart(Object object, @Nullable SerialOutputPart outer, ValueWriter out) {
        super(object);
        this.outer = outer;
        this.out = out;
    }

    /** Writes the part of a class, by {@code stream}. */
    void write(SerialLevel level, ObjectOutputStream stream) {
        begin(level);
        put = null;
        hasMore = false;
        try {
            level.write(object, stream);
            endRun();
            requireReader(level);
        } catch (Throwable e) {
            throw SerialProblems.of(object, "encoded", level.writer, e);
        }
    }

    /** Java's streams would drop what nobody reads, and with it what it stands for. */
    private void requireReader(SerialLevel level) {
        if (hasMore && !level.readsItself()) {
            throw new ValueProblem(TypeNames.of(object.getClass()) + " can't be encoded: the writeObject method of "
                    + level.type.getName()
                    + " writes data that no readObject method reads, so they would be lost; pass its"
                    + " data as a record, or, if the class is yours, add a readObject method");
        }
    }

    /** Ends what came one after the other: objects or primitive data. */
    private void endRun() {
        if (amongObjects) {
            out.json.writeEndArray();
            amongObjects = false;
        }
        if (bytes.size() > 0) {
            hasMore = true;
            writeData(bytes.toByteArray());
            bytes.truncate(0);
        }
    }

    private void writeData(byte[] run) {
        int block = out.block(run);
        if (block < 0) {
            out.json.writeBinary(run);
        } else {
            out.json.writeNumber(block);
        }
    }

    /** Returns what takes primitive data. */
    DataOutputStream data() {
        if (amongObjects) {
            endRun();
        }
        return data;
    }

    /** Writes the fields of {@link #object}. */
    void writeFields() throws IOException {
        endRun();
        SerialFields fields = fields();
        writeWhole("", () -> fields.writeOf(out, object));
    }

    /** Writes the values that the class has put for its fields. */
    void writePut() throws IOException {
        SerialPut fields = put;
        if (fields == null) {
            throw new NotActiveException("no current PutField object");
        }
        endRun();
        writeWhole("", () -> fields.writeTo(out));
    }

    void writeObject(@Nullable Object next) throws IOException {
        if (!amongObjects) {
            endRun();
            out.json.writeStartArray();
            amongObjects = true;
            hasMore = true;
        }
        writeWhole(nextObject(level().writer), () -> out.valueItself(next));
    }

    private interface Content {
        void write() throws IOException;
    }

    /** Writes something, or nothing of it when it fails: the class may go on without it. */
    private void writeWhole(String step, Content content) throws IOException {
        ValueWriter.Mark before = out.mark();
        try {
            content.write();
        } catch (ValueProblem e) {
            out.backTo(before);
            throw notSerializable(e.inside(step, object));
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
}
