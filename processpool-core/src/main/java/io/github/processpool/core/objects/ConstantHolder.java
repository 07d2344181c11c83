package io.github.processpool.core.objects;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Initialization;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The static final fields of one class in which objects of one class may be. */
final class ConstantHolder {
    private static final Constant[] NONE = {};

    private final Class<?> type; // of the objects
    private final List<Field> fields;
    // Written by the first thread that finds the holder initialised, and not changed after that; a race only reads it
    // twice.
    private volatile Constant @Nullable [] constants;

    private record Constant(String name, Object value) {}

    /** {@code fields} are readable, at least one, and of one class. */
    ConstantHolder(Class<?> type, List<Field> fields) {
        this.type = type;
        this.fields = List.copyOf(fields);
    }

    /** Returns the name of the field that holds this very object, if one does. Does not initialise the holder. */
    @Nullable
    String nameOf(Object value) {
        for (Constant constant : constants()) {
            if (constant.value == value) {
                return constant.name;
            }
        }
        return null;
    }

    private Constant[] constants() {
        Constant[] known = constants;
        if (known == null) {
            if (!Initialization.isComplete(fields.get(0))) {
                return NONE;
            }
            known = read();
            constants = known;
        }
        return known;
    }

    private Constant[] read() {
        List<Constant> found = new ArrayList<>();
        for (Field field : fields) {
            Object value = read(field);
            if (value != null) {
                found.add(new Constant(nameOf(field), value));
            }
        }
        return found.toArray(NONE);
    }

    /** Returns the field of that name, if there is one. */
    @Nullable
    Field named(String name) {
        for (Field field : fields) {
            if (nameOf(field).equals(name)) {
                return field;
            }
        }
        return null;
    }

    /** Returns what such a field holds, if it is an object of the class. May initialise the holder. */
    @Nullable
    Object read(Field field) {
        try {
            Object value = field.get(null);
            return value != null && value.getClass() == type ? value : null;
        } catch (IllegalAccessException e) {
            throw new ValueProblem("the constant " + nameOf(field) + " can't be read (" + e + ")", e);
        } catch (LinkageError e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new ValueProblem(
                    "the constant " + nameOf(field)
                            + " is not there, since the static initialiser of its class failed (" + ErrorText.of(why)
                            + ")",
                    e);
        }
    }

    private static String nameOf(Field field) {
        return field.getDeclaringClass().getName() + "." + field.getName();
    }
}
