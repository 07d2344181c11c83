package io.github.processpool.core.objects;

import io.github.processpool.core.json.JsonReader;
import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Access;
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
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that one class writes of its instances: those that it declares, or those that it lists instead. */
final class SerialFields {
    /** Stands for the value of a field that did not arrive. */
    static final Object ABSENT = new Object();

    private static final int END = -2;
    private static final int UNKNOWN = -1;

    private final Class<?> owner;
    private final Member[] members;
    private final Class<?>[] types; // of the members
    private final @Nullable Field[] fields; // of the members; null where the class only lists one

    private SerialFields(Class<?> owner, List<Named> all) {
        this.owner = owner;
        members = new Member[all.size()];
        types = new Class<?>[members.length];
        fields = new Field[members.length];
        for (int i = 0; i < members.length; i++) {
            Named named = all.get(i);
            types[i] = named.type;
            members[i] = new Member(named.name, named.type);
            fields[i] = named.field == null ? null : Access.field(named.field);
        }
    }

    private record Named(
            String name, Class<?> type, @Nullable Field field) {}

    /** Initialises the class if that lists its fields. */
    static SerialFields of(Class<?> type) {
        boolean lists = Serializable.class.isAssignableFrom(type) && SerialForm.listsFields(type);
        return new SerialFields(type, lists ? listed(type) : declared(type));
    }

    private static List<Named> declared(Class<?> type) {
        List<Named> all = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
                all.add(new Named(field.getName(), field.getType(), field));
            }
        }
        return all;
    }

    private static List<Named> listed(Class<?> type) {
        List<Named> all = new ArrayList<>();
        for (ObjectStreamField listed : ObjectStreamClass.lookup(type).getFields()) {
            all.add(new Named(listed.getName(), listed.getType(), declared(type, listed)));
        }
        return all;
    }

    private static @Nullable Field declared(Class<?> type, ObjectStreamField listed) {
        try {
            Field field = type.getDeclaredField(listed.getName());
            boolean same = field.getType() == listed.getType() && !Modifier.isStatic(field.getModifiers());
            return same ? field : null;
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    boolean isEmpty() {
        return members.length == 0;
    }

    Class<?> owner() {
        return owner;
    }

    /** Returns what fields hold that nobody has set. */
    @Nullable
    Object[] defaults() {
        @Nullable Object[] values = new Object[members.length];
        Arrays.setAll(values, this::defaultOf);
        return values;
    }

    private @Nullable Object defaultOf(int index) {
        return types[index].isPrimitive() ? Array.get(Array.newInstance(types[index], 1), 0) : null;
    }

    /**
     * Returns the number of a field.
     *
     * @param type a primitive type, or {@code Object} for all others
     * @throws IllegalArgumentException when there is none of that name and type, as Java's streams have it
     */
    int index(String name, Class<?> type) {
        for (int i = 0; i < members.length; i++) {
            boolean alike = type.isPrimitive() ? types[i] == type : !types[i].isPrimitive();
            if (alike && members[i].name.toString().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such field " + name + " with type " + type);
    }

    /** Returns the number of a field of whatever type. */
    int index(String name) {
        int index = find(name);
        if (index == UNKNOWN) {
            throw new IllegalArgumentException("no such field " + name);
        }
        return index;
    }

    private int find(String name) {
        for (int i = 0; i < members.length; i++) {
            if (members[i].name.toString().equals(name)) {
                return i;
            }
        }
        return UNKNOWN;
    }

    /** Writes the fields of an object. */
    void writeOf(ValueWriter out, Object object) throws InvalidClassException {
        @Nullable Object[] values = new Object[members.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(i, object);
        }
        write(out, values);
    }

    private @Nullable Object get(int index, Object object) throws InvalidClassException {
        try {
            return field(index).get(object);
        } catch (IllegalAccessException | RuntimeException e) {
            throw new ValueProblem("it can't be read (" + e + ")", e).inside("." + members[index].name);
        }
    }

    private Field field(int index) throws InvalidClassException {
        Field field = fields[index];
        if (field == null) {
            throw new InvalidClassException(
                    owner.getName(), "unmatched serializable field declared: " + members[index].name);
        }
        return field;
    }

    /** Writes values in the places of the fields: an object, or nothing if there are none. */
    void write(ValueWriter out, @Nullable Object[] values) {
        if (values.length == 0) {
            return;
        }
        out.json.writeStartObject();
        for (int i = 0; i < values.length; i++) {
            out.json.writeName(members[i].name);
            try {
                members[i].slot.write(out, values[i]);
            } catch (ValueProblem e) {
                throw e.inside("." + members[i].name);
            }
        }
        out.json.writeEndObject();
    }

    /**
     * Reads what {@link #write} wrote. The current token is the object's start; afterwards it is its end.
     *
     * @param lenient whether fields may be missing, and those that are unknown left out, as they may of a class that has
     *     hooks to deal with its older versions
     */
    @Nullable
    Object[] read(ValueReader in, boolean lenient) {
        @Nullable Object[] values = new Object[members.length];
        Arrays.fill(values, ABSENT);
        in.expectObject();
        for (int next = nextMember(in.json, 0); next != END; next = nextMember(in.json, next + 1)) {
            if (next >= 0) {
                values[next] = readMember(in, members[next]);
            } else if (lenient) {
                in.next();
                in.json.skipChildren();
            } else {
                throw new ValueProblem("unknown member \"" + in.json.getString() + "\" of " + owner.getName());
            }
        }
        if (!lenient) {
            requireAll(values);
        }
        return values;
    }

    /** Members are expected in their order, and found in any other. */
    private int nextMember(JsonReader json, int expected) {
        if (expected < members.length && json.nextName(members[expected].name)) {
            return expected;
        }
        if (expected >= members.length) {
            json.nextToken();
        }
        if (json.currentToken() != JsonToken.PROPERTY_NAME) {
            return END;
        }
        return find(json.getString());
    }

    private static @Nullable Object readMember(ValueReader in, Member member) {
        in.next();
        try {
            return member.slot.read(in);
        } catch (ValueProblem e) {
            throw e.inside("." + member.name);
        }
    }

    private void requireAll(@Nullable Object[] values) {
        if (Arrays.asList(values).contains(ABSENT)) {
            throw new ValueProblem("a member of " + owner.getName() + " is missing");
        }
    }

    /** Sets the fields of an object to what was read; those that did not arrive keep their default. */
    void set(Object object, @Nullable Object[] values) throws InvalidClassException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != ABSENT) {
                try {
                    field(i).set(object, values[i]);
                } catch (IllegalAccessException | RuntimeException e) {
                    throw new ValueProblem("a field can't be set (" + e + ")", e).inside("." + members[i].name);
                }
            }
        }
    }
}
