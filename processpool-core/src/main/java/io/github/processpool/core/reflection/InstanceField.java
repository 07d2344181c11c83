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
 * A field that belongs to the state of an application class: neither static nor transient.
 *
 * @param name its name in JSON: the class's name comes first if a subclass has a field of the same name
 */
public record InstanceField(String name, Field field) {

    /** Returns the fields of a class and its superclasses below the JDK's, subclass first. */
    public static List<InstanceField> all(Class<?> type) {
        List<InstanceField> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Class<?> c = type; c != null && !JdkClasses.contains(c); c = c.getSuperclass()) {
            for (Field field : declared(c)) {
                boolean first = names.add(field.getName());
                fields.add(new InstanceField(first ? field.getName() : c.getName() + "." + field.getName(), field));
            }
        }
        return fields;
    }

    public boolean isFinal() {
        return Modifier.isFinal(field.getModifiers());
    }

    /** Returns its value; the field must be within reach. */
    @Nullable
    public Object get(Object owner) {
        try {
            return Access.field(field).get(owner);
        } catch (IllegalAccessException e) {
            throw new ValueProblem("it can't be read (" + e + ")", e).inside("." + name);
        }
    }

    /** Returns the fields that a class itself declares, neither static nor transient. */
    public static List<Field> declared(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
                fields.add(field);
            }
        }
        return fields;
    }
}
