package io.github.processpool.core.objects;

import io.github.processpool.core.reflection.SerialReflection;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotActiveException;
import java.io.ObjectInputStream;
import java.io.ObjectInputValidation;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stream that {@code readObject} and {@code readExternal} methods are given: it reads what {@link SerialOutput} wrote. A
 * class can neither read what belongs to another one, nor go on where something could not be read.
 */
final class SerialInput extends ObjectInputStream {
    private final List<Validation> validations = new ArrayList<>();
    private @Nullable SerialInputPart open; // the object that is being read

    SerialInput() throws IOException {}

    private record Validation(ObjectInputValidation check, int priority) {}

    /** Goes on with an object, or with none, and returns the one before. */
    @Nullable
    SerialInputPart open(@Nullable SerialInputPart next) {
        SerialInputPart before = open;
        open = next;
        return before;
    }

    boolean isOpen() {
        return open != null;
    }

    private SerialInputPart part() throws IOException {
        if (open == null) {
            throw new NotActiveException("no object is being read");
        }
        open.level();
        open.requireNoFailure();
        return open;
    }

    @Override
    public void defaultReadObject() throws IOException {
        part().readFields();
    }

    @Override
    public GetField readFields() throws IOException {
        return part().getFields();
    }

    @Override
    public void registerValidation(@Nullable ObjectInputValidation validation, int priority)
            throws NotActiveException, InvalidObjectException {
        if (open == null) {
            throw new NotActiveException("stream inactive");
        }
        if (validation == null) {
            throw new InvalidObjectException("null callback");
        }
        int place = 0; // before those of the same priority, as in Java's streams
        while (place < validations.size() && validations.get(place).priority > priority) {
            place++;
        }
        validations.add(place, new Validation(validation, priority));
    }

    void forgetValidations() {
        validations.clear();
    }

    /** Runs what objects want to check when a whole value has been read, those of high priority first. */
    void validate(Class<?> type) {
        for (Validation next : validations) {
            try {
                next.check.validateObject();
            } catch (Throwable e) {
                throw SerialProblems.thrownBy(type, "decoded", "validateObject", e);
            }
        }
    }

    @Override
    protected @Nullable Object readObjectOverride() throws IOException {
        SerialInputPart part = part();
        SerialInputPart.Next next = part.next();
        if (next == SerialInputPart.Next.FIELDS) {
            throw new StreamCorruptedException("there are fields next in the data: read them first");
        }
        if (next != SerialInputPart.Next.OBJECT) {
            throw SerialReflection.noObject(next == SerialInputPart.Next.END, available());
        }
        return part.readObject();
    }

    /** All objects are read as if nobody else referred to them. */
    @Override
    public @Nullable Object readUnshared() throws IOException {
        return readObjectOverride();
    }

    private DataInputStream data() throws IOException {
        DataInputStream data = part().data();
        if (data == null) {
            throw new EOFException("there is no primitive data next");
        }
        return data;
    }

    @Override
    public int read() throws IOException {
        DataInputStream data = part().data();
        return data == null ? -1 : data.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        DataInputStream data = part().data();
        return data != null ? data.read(into, offset, length) : length == 0 ? 0 : -1;
    }

    @Override
    public int available() throws IOException {
        DataInputStream data = part().data();
        return data == null ? 0 : data.available();
    }

    @Override
    public int skipBytes(int count) throws IOException {
        DataInputStream data = part().data();
        return data == null ? 0 : data.skipBytes(count);
    }

    @Override
    public boolean readBoolean() throws IOException {
        return data().readBoolean();
    }

    @Override
    public byte readByte() throws IOException {
        return data().readByte();
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return data().readUnsignedByte();
    }

    @Override
    public char readChar() throws IOException {
        return data().readChar();
    }

    @Override
    public short readShort() throws IOException {
        return data().readShort();
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return data().readUnsignedShort();
    }

    @Override
    public int readInt() throws IOException {
        return data().readInt();
    }

    @Override
    public long readLong() throws IOException {
        return data().readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return data().readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return data().readDouble();
    }

    @Override
    public void readFully(byte[] into) throws IOException {
        readFully(into, 0, into.length);
    }

    @Override
    public void readFully(byte[] into, int offset, int length) throws IOException {
        if (length > 0) {
            data().readFully(into, offset, length);
        }
    }

    @Override
    @Deprecated
    public @Nullable String readLine() throws IOException {
        DataInputStream data = part().data();
        return data == null ? null : data.readLine();
    }

    @Override
    public String readUTF() throws IOException {
        return data().readUTF();
    }

    /** Wrappers of this stream close it; the object around it goes on. */
    @Override
    public void close() {}
}
