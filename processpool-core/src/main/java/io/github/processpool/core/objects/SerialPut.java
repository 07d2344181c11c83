package io.github.processpool.core.objects;

import io.github.processpool.core.values.ValueWriter;
import java.io.IOException;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/** Values that a {@code writeObject} method gives to the fields of its class. */
final class SerialPut extends ObjectOutputStream.PutField {
    private final ObjectOutputStream stream;
    private final SerialFields fields;
    private final @Nullable Object[] values;

    SerialPut(ObjectOutputStream stream, SerialFields fields) {
        this.stream = stream;
        this.fields = fields;
        values = fields.defaults();
    }

    void writeTo(ValueWriter out) {
        fields.write(out, values);
    }

    @Override
    public void put(String name, boolean value) {
        values[fields.index(name, boolean.class)] = value;
    }

    @Override
    public void put(String name, byte value) {
        values[fields.index(name, byte.class)] = value;
    }

    @Override
    public void put(String name, char value) {
        values[fields.index(name, char.class)] = value;
    }

    @Override
    public void put(String name, short value) {
        values[fields.index(name, short.class)] = value;
    }

    @Override
    public void put(String name, int value) {
        values[fields.index(name, int.class)] = value;
    }

    @Override
    public void put(String name, long value) {
        values[fields.index(name, long.class)] = value;
    }

    @Override
    public void put(String name, float value) {
        values[fields.index(name, float.class)] = value;
    }

    @Override
    public void put(String name, double value) {
        values[fields.index(name, double.class)] = value;
    }

    @Override
    public void put(String name, @Nullable Object value) {
        values[fields.index(name, Object.class)] = value;
    }

    @Override
    @Deprecated
    public void write(ObjectOutput out) throws IOException {
        if (out != stream) {
            throw new IllegalArgumentException("wrong stream");
        }
        stream.writeFields();
    }
}
