package io.github.processpool.core.objects;

import io.github.processpool.core.reflection.InstanceField;
import io.github.processpool.core.reflection.SerialForm;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import java.io.InvalidClassException;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that one class writes of its instances: those that it declares, or those that it lists instead. */
final class SerialFields {
    private final Class<?> owner;
    private final List<InstanceField> all;
    private final Members members;

    private SerialFields(Class<?> owner, List<InstanceField> all) {
        this.owner = owner;
        this.all = all;
        members = Members.of(owner, all);
    }

    /** Initialises the class if that lists its fields. */
    static SerialFields of(Class<?> type) {
        boolean lists = Serializable.class.isAssignableFrom(type) && SerialForm.listsFields(type);
        return new SerialFields(type, lists ? listed(type) : InstanceField.declared(type));
    }

    private static List<InstanceField> listed(Class<?> type) {
        List<InstanceField> all = new ArrayList<>();
        for (ObjectStreamField listed : ObjectStreamClass.lookup(type).getFields()) {
            all.add(new InstanceField(listed.getName(), listed.getType(), declared(type, listed)));
        }
        return all;
    }

    private static @Nullable Field declared(Class<?> type, ObjectStreamField listed) {
        try {
            Field field = type.getDeclaredField(listed.getName());
            return field.getType() == listed.getType() && !Modifier.isStatic(field.getModifiers()) ? field : null;
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    Class<?> owner() {
        return owner;
    }

    /** Returns what fields hold that nobody has set. */
    @Nullable
    Object[] defaults() {
        @Nullable Object[] values = new Object[all.size()];
        for (int i = 0; i < values.length; i++) {
            Class<?> type = all.get(i).type();
            values[i] = type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
        }
        return values;
    }

    /**
     * Returns the number of a field.
     *
     * @param type a primitive type, {@code Object} for all others, or null for any
     * @throws IllegalArgumentException when there is none of that name and type, as Java's streams have it
     */
    int index(String name, @Nullable Class<?> type) {
        int index = members.find(name);
        if (index < 0 || (type != null && !isAlike(type, all.get(index).type()))) {
            throw new IllegalArgumentException("no such field " + name + (type == null ? "" : " with type " + type));
        }
        return index;
    }

    private static boolean isAlike(Class<?> type, Class<?> declared) {
        return type.isPrimitive() ? declared == type : !declared.isPrimitive();
    }

    /** Writes the fields of an object. */
    void writeOf(ValueWriter out, Object object) throws InvalidClassException {
        @Nullable Object[] values = new Object[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = declared(i).get(object);
        }
        write(out, values);
    }

    /** What is thrown for a field that the class lists, but does not declare, is what Java's streams throw. */
    private InstanceField declared(int index) throws InvalidClassException {
        InstanceField field = all.get(index);
        if (field.field() == null) {
            throw new InvalidClassException(owner.getName(), "unmatched serializable field declared: " + field.name());
        }
        return field;
    }

    /** Writes values in the places of the fields: an object, or nothing if there are none. */
    void write(ValueWriter out, @Nullable Object[] values) {
        if (values.length > 0) {
            out.json.writeStartObject();
            members.write(out, values, null);
            out.json.writeEndObject();
        }
    }

    /**
     * Reads what {@link #write} wrote. The current token is the object's start; afterwards it is its end.
     *
     * @param lenient as it is with a class that has hooks to deal with its older versions
     */
    @Nullable
    Object[] read(ValueReader in, boolean lenient) {
        return members.read(in, lenient);
    }

    /** Sets the fields of an object to what was read; those that did not arrive keep their default. */
    void set(Object object, @Nullable Object[] values) throws InvalidClassException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Members.ABSENT) {
                declared(i).set(object, values[i]);
            }
        }
    }
}
