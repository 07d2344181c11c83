package io.github.processpool.core.objects;

import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/** Values of fields as they arrived, for a {@code readObject} method. */
final class SerialGet extends ObjectInputStream.GetField {
    private final SerialFields fields;
    private final @Nullable Object[] values;

    SerialGet(SerialFields fields, @Nullable Object[] values) {
        this.fields = fields;
        this.values = values;
    }

    @Override
    public ObjectStreamClass getObjectStreamClass() {
        return ObjectStreamClass.lookup(fields.owner());
    }

    @Override
    public boolean defaulted(String name) {
        return values[fields.index(name, null)] == Members.ABSENT;
    }

    private @Nullable Object get(String name, Class<?> type, @Nullable Object otherwise) {
        Object value = values[fields.index(name, type)];
        return value == Members.ABSENT ? otherwise : value;
    }

    @SuppressWarnings("NullAway") // what has a default that is not null is not null
    private <T> T primitive(String name, Class<?> type, T otherwise) {
        @SuppressWarnings("unchecked") // fields of that type hold nothing else
        T value = (T) get(name, type, otherwise);
        return value;
    }

    @Override
    public boolean get(String name, boolean otherwise) {
        return primitive(name, boolean.class, otherwise);
    }

    @Override
    public byte get(String name, byte otherwise) {
        return primitive(name, byte.class, otherwise);
    }

    @Override
    public char get(String name, char otherwise) {
        return primitive(name, char.class, otherwise);
    }

    @Override
    public short get(String name, short otherwise) {
        return primitive(name, short.class, otherwise);
    }

    @Override
    public int get(String name, int otherwise) {
        return primitive(name, int.class, otherwise);
    }

    @Override
    public long get(String name, long otherwise) {
        return primitive(name, long.class, otherwise);
    }

    @Override
    public float get(String name, float otherwise) {
        return primitive(name, float.class, otherwise);
    }

    @Override
    public double get(String name, double otherwise) {
        return primitive(name, double.class, otherwise);
    }

    @Override
    public @Nullable Object get(String name, @Nullable Object otherwise) {
        return get(name, Object.class, otherwise);
    }
}
