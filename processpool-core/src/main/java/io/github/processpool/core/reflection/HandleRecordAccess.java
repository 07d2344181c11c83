package io.github.processpool.core.reflection;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Access by method handles, which reach everything that a module exports or opens. */
final class HandleRecordAccess implements RecordAccess {
    private final MethodHandle[] accessors;
    private final MethodHandle factory;

    HandleRecordAccess(RecordComponent[] components, Constructor<?> constructor) {
        accessors = new MethodHandle[components.length];
        for (int i = 0; i < accessors.length; i++) {
            accessors[i] = Access.accessor(components[i].getAccessor());
        }
        factory = Access.factory(constructor);
    }

    @Override
    public void read(Object owner, @Nullable Object[] into) throws Throwable {
        for (int i = 0; i < accessors.length; i++) {
            into[i] = (Object) accessors[i].invokeExact(owner);
        }
    }

    @Override
    public Object create(@Nullable Object[] values) throws Throwable {
        return (Object) factory.invokeExact(values);
    }
}
