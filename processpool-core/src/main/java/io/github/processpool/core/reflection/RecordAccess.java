package io.github.processpool.core.reflection;

import io.github.processpool.core.json.ValueProblem;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Reads the components of one record class, and makes records of it. Thread-safe. */
public interface RecordAccess {
    /** Returns the access to a record class, whose components have these types. */
    static RecordAccess of(Class<?> type, RecordComponent[] components, Class<?>[] types) {
        Constructor<?> canonical = canonical(type, types);
        RecordAccess compiled = CompiledRecordAccess.of(type, components);
        return compiled == null ? new HandleRecordAccess(components, canonical) : compiled;
    }

    private static Constructor<?> canonical(Class<?> type, Class<?>[] types) {
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new ValueProblem("it has no canonical constructor", e);
        }
    }

    /** Puts the components into an array, in order. If an accessor throws, it is that of the first slot that is not set. */
    void read(Object owner, @Nullable Object[] into) throws Throwable;

    /** Calls the canonical constructor. */
    Object create(@Nullable Object[] values) throws Throwable;
}
