package io.github.processpool.core.codec;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** A record component or a field: its name in JSON, how to get it, and what can stand there. */
final class Member {
    final FieldName name;
    final Slot slot;
    private final MethodHandle getter;

    /** The getter's type is {@code (Object)Object}. */
    Member(String name, Class<?> declared, MethodHandle getter) {
        this.name = FieldName.of(name);
        this.slot = new Slot(declared);
        this.getter = getter;
    }

    @Nullable
    Object get(Object owner) {
        try {
            return (Object) getter.invokeExact(owner);
        } catch (Throwable e) {
            throw new ValueProblem("it can't be read (" + e + ")", e);
        }
    }
}
