package io.github.processpool.core.reflection;

import io.github.processpool.core.json.ValueProblem;
import java.io.IOException;
import java.io.OptionalDataException;
import java.io.StreamCorruptedException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK lets serialization libraries reach: hooks and constructors of classes whatever their module opens. It is
 * found by name: {@code sun.reflect.ReflectionFactory} is supported, but in a module that may be absent.
 */
public final class SerialReflection {
    private static final @Nullable Object FACTORY = factory();

    private SerialReflection() {}

    /** Returns a hook that the class has or inherits, and that {@code found} is. */
    static MethodHandle hook(Class<?> type, Method found) {
        Object handle = call(found.getName() + "ForSerialization", Class.class, type);
        return handle == null ? Access.method(found) : (MethodHandle) handle;
    }

    /** Returns the public constructor without parameters; null if there is none. */
    static @Nullable Constructor<?> publicConstructor(Class<?> type) {
        try {
            Constructor<?> constructor = type.getConstructor();
            if (constructor.trySetAccessible()) {
                return constructor;
            }
            return (Constructor<?>) call("newConstructorForExternalization", Class.class, type);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** Returns what says that a stream has no object next: its data has ended, or so many bytes come first. */
    public static IOException noObject(boolean ended, int bytes) {
        if (call("newOptionalDataExceptionForSerialization", boolean.class, ended) instanceof OptionalDataException e) {
            e.length = bytes;
            return e;
        }
        return new StreamCorruptedException("there is no object next in the data");
    }

    /** Returns what makes instances of a class and runs only that constructor of a superclass; null if there is none. */
    static @Nullable Constructor<?> constructor(Class<?> type, Constructor<?> ofSuperclass) {
        try {
            Class<?>[] parameters = {Class.class, Constructor.class};
            return (Constructor<?>) call("newConstructorForSerialization", parameters, type, ofSuperclass);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable Object call(String method, Class<?> parameter, Object argument) {
        try {
            return call(method, new Class<?>[] {parameter}, argument);
        } catch (ReflectiveOperationException e) {
            throw new ValueProblem("its serialization methods are out of reach (" + e + ")", e);
        }
    }

    private static @Nullable Object call(String method, Class<?>[] parameters, Object... arguments)
            throws ReflectiveOperationException {
        return FACTORY == null
                ? null
                : FACTORY.getClass().getMethod(method, parameters).invoke(FACTORY, arguments);
    }

    private static @Nullable Object factory() {
        try {
            return Class.forName("sun.reflect.ReflectionFactory")
                    .getMethod("getReflectionFactory")
                    .invoke(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
