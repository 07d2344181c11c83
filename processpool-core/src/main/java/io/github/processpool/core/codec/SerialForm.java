package io.github.processpool.core.codec;

import java.io.Externalizable;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * What a class says of its form in Java's object streams, as far as it matters where none is used: {@code writeReplace}
 * and {@code readResolve} are honoured, and a {@code writeObject} that stands for transient fields is noticed.
 */
final class SerialForm {
    private SerialForm() {}

    /** Returns what gives another object in an object's place, as {@code (Object)Object}. */
    static @Nullable MethodHandle writeReplace(Class<?> type) {
        return hook(type, "writeReplace");
    }

    /** Returns what gives the object that a new one stands for, as {@code (Object)Object}. */
    static @Nullable MethodHandle readResolve(Class<?> type) {
        return hook(type, "readResolve");
    }

    static boolean declaresReplacement(Class<?> type) {
        return Serializable.class.isAssignableFrom(type) && declared(type, "writeReplace") != null;
    }

    private static @Nullable MethodHandle hook(Class<?> type, String name) {
        if (!Serializable.class.isAssignableFrom(type)) {
            return null;
        }
        for (Class<?> c = type; c != null && !TypeNames.isJdk(c); c = c.getSuperclass()) {
            Method method = declared(c, name);
            if (method != null) {
                return c == type || !Modifier.isPrivate(method.getModifiers()) ? Access.accessor(method) : null;
            }
        }
        return null;
    }

    private static @Nullable Method declared(Class<?> type, String name, Class<?>... parameters) {
        try {
            Method method = type.getDeclaredMethod(name, parameters);
            return Modifier.isStatic(method.getModifiers()) ? null : method;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** Throws when fields alone would not make the same object again, and the class says so. */
    static void requireFieldsAreAll(Class<?> type) {
        boolean writes = Externalizable.class.isAssignableFrom(type);
        boolean transients = false;
        for (Class<?> c = type; c != null && !TypeNames.isJdk(c); c = c.getSuperclass()) {
            writes |= declared(c, "writeObject", ObjectOutputStream.class) != null;
            transients |= hasTransients(c);
        }
        if (writes && transients) {
            throw new ValueProblem("it keeps state in transient fields and writes that to object streams itself,"
                    + " which are not used here; give it a writeReplace method, or pass its data as a record");
        }
    }

    private static boolean hasTransients(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isTransient(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
                return true;
            }
        }
        return false;
    }
}
