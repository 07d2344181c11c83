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
 * Reaches hooks and constructors as the JDK allows serialization libraries to, whether their module is open or not. The JDK's
 * {@code sun.reflect.ReflectionFactory} is supported, but looked up by name: its module may be absent.
 */
public final class SerialReflection {
    private static final @Nullable Object FACTORY = factory();

    private SerialReflection() {}

    /** Returns a handle of {@code found}, a hook that the class declares or inherits. */
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

    /** Returns the exception for a stream in which no object comes next: it has ended, or that number of bytes comes first. */
    public static IOException noObject(boolean ended, int bytes) {
        if (call("newOptionalDataExceptionForSerialization", boolean.class, ended) instanceof OptionalDataException e) {
            e.length = bytes;
            return e;
        }
        return new StreamCorruptedException("there is no object next in the data");
    }

    /** Returns a constructor that makes instances of a class, but runs that of a superclass; null if that is impossible. */
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
