package io.github.processpool.core.errors;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Access;
import io.github.processpool.core.reflection.InstanceField;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** A field that an application's exception class declares, and that is in reach. */
final class ErrorField {
    private final String name;
    private final Field field;

    /**
     * Reaches for a field.
     *
     * @throws ValueProblem when it is out of reach
     */
    ErrorField(InstanceField field) {
        this.name = field.name();
        this.field = Access.field(field.field());
    }

    String name() {
        return name;
    }

    Class<?> type() {
        return field.getType();
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
