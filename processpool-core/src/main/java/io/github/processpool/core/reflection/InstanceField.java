package io.github.processpool.core.reflection;

import io.github.processpool.core.json.ValueProblem;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field that belongs to the state of an application class.
 *
 * @param name its name in JSON: the class's name comes first if a subclass has a field of the same name
 * @param field null if the class says that it has such a field, but does not
 */
public record InstanceField(
        String name, Class<?> type, @Nullable Field field) {

    /** Returns the fields of a class and its superclasses below the JDK's, subclass first. */
    public static List<InstanceField> all(Class<?> type) {
        List<InstanceField> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Class<?> c = type; c != null && !JdkClasses.contains(c); c = c.getSuperclass()) {
            for (InstanceField field : declared(c)) {
                boolean first = names.add(field.name);
                fields.add(first ? field : new InstanceField(c.getName() + "." + field.name, field.type, field.field));
            }
        }
        return fields;
    }

    /** Returns the fields that a class itself declares, neither static nor transient. */
    public static List<InstanceField> declared(Class<?> type) {
        List<InstanceField> fields = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
                fields.add(new InstanceField(field.getName(), field.getType(), field));
            }
        }
        return fields;
    }

    /** Tells whether a class, or a superclass below the JDK's, has transient fields. */
    public static boolean anyTransient(Class<?> type) {
        for (Class<?> c = type; c != null && !JdkClasses.contains(c); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == Modifier.TRANSIENT) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns this field, now readable and writable, or throws if it is out of reach. */
    public InstanceField inReach() {
        if (field != null) {
            Access.field(field);
        }
        return this;
    }

    public boolean isFinal() {
        return field != null && Modifier.isFinal(field.getModifiers());
    }

    /** Returns its value; the field must be {@linkplain #inReach within reach}. */
    @Nullable
    public Object get(Object owner) {
        try {
            return existing().get(owner);
        } catch (IllegalAccessException | RuntimeException e) {
            throw new ValueProblem("it can't be read (" + e + ")", e).inside("." + name);
        }
    }

    /** Sets its value; the field must be {@linkplain #inReach within reach}. */
    public void set(Object owner, @Nullable Object value) {
        try {
            existing().set(owner, value);
        } catch (IllegalAccessException | RuntimeException e) {
            throw new ValueProblem("a field can't be set (" + e + ")", e).inside("." + name);
        }
    }

    private Field existing() {
        if (field == null) {
            throw new IllegalStateException("its class lists this field, but does not declare it");
        }
        return field;
    }
}
