package io.github.processpool.core.codec;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** A record: read through its accessors, made by its canonical constructor. */
final class RecordShape implements ObjectShape {
    private final String typeName;
    private final Member[] members;
    private final MethodHandle factory;

    private RecordShape(String typeName, Member[] members, MethodHandle factory) {
        this.typeName = typeName;
        this.members = members;
        this.factory = factory;
    }

    static RecordShape of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Member[] members = new Member[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            members[i] = new Member(components[i].getName(), types[i], Access.accessor(components[i].getAccessor()));
        }
        return new RecordShape(type.getName(), members, Access.factory(canonical(type, types)));
    }

    private static Constructor<?> canonical(Class<?> type, Class<?>[] types) {
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new ValueProblem("it has no canonical constructor", e);
        }
    }

    @Override
    public Member[] members() {
        return members;
    }

    @Override
    public Object create(@Nullable Object[] values) {
        try {
            return (Object) factory.invokeExact(values);
        } catch (Throwable e) {
            throw new ValueProblem("the constructor of " + typeName + " threw " + e, e);
        }
    }
}
