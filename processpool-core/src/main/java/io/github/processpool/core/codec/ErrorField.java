package io.github.processpool.core.codec;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field that an application's exception class declares, and that is in reach. */
final class ErrorField {
    private static final PerClass<List<ErrorField>> OF_CLASS = new PerClass<>(ErrorField::find);

    private final String name;
    private final Field field;

    private ErrorField(InstanceField field) {
        this.name = field.name();
        this.field = Access.field(field.field());
    }

    static List<ErrorField> of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    private static List<ErrorField> find(Class<?> type) {
        List<ErrorField> fields = new ArrayList<>();
        try {
            InstanceField.all(type).forEach(field -> addInReach(fields, field));
        } catch (LinkageError e) {
            // Declares a class that is not there.
        }
        return fields;
    }

    private static void addInReach(List<ErrorField> fields, InstanceField field) {
        try {
            fields.add(new ErrorField(field));
        } catch (ValueProblem e) {
            // What is out of reach does not travel.
        }
    }

    String name() {
        return name;
    }

    @Nullable
    Object get(Throwable error) {
        try {
            return field.get(error);
        } catch (IllegalAccessException | RuntimeException e) {
            throw new ValueProblem("it can't be read", e);
        }
    }

    void set(Throwable error, @Nullable Object value) {
        try {
            field.set(error, value);
        } catch (IllegalAccessException | RuntimeException e) {
            throw new ValueProblem("it can't be set", e);
        }
    }
}
