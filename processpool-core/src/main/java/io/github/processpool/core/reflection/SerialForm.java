package io.github.processpool.core.reflection;

import io.github.processpool.core.json.ValueProblem;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a class defines its form in Java's object streams. Which methods are hooks is decided by the rules of these
 * streams: by their exact signature, and by whether the stream could call them.
 */
public final class SerialForm {
    private static final MethodType REPLACEMENT = MethodType.methodType(Object.class, Object.class);

    private SerialForm() {}

    /** Tells whether a class, or a superclass, defines itself how its instances are written or read. */
    public static boolean isOwn(Class<?> type) {
        if (!Serializable.class.isAssignableFrom(type)) {
            return false;
        }
        if (isExternalizable(type)) {
            return true;
        }
        for (Class<?> c = type; !JdkClasses.contains(c); c = c.getSuperclass()) {
            if (Serializable.class.isAssignableFrom(c) && (hasStreamHook(c) || listsFields(c))) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a class writes and reads all of its state itself, and has the constructor that this needs. */
    public static boolean isExternalizable(Class<?> type) {
        return Externalizable.class.isAssignableFrom(type) && SerialReflection.publicConstructor(type) != null;
    }

    private static boolean hasStreamHook(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (isStreamHook(method)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStreamHook(Method method) {
        return switch (method.getName()) {
            case "writeObject" -> isPrivateVoid(method, ObjectOutputStream.class);
            case "readObject" -> isPrivateVoid(method, ObjectInputStream.class);
            case "readObjectNoData" -> isPrivateVoid(method);
            default -> false;
        };
    }

    private static boolean isPrivateVoid(Method method, Class<?>... parameters) {
        return Modifier.isPrivate(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && method.getReturnType() == void.class
                && MethodType.methodType(void.class, method.getParameterTypes())
                        .equals(MethodType.methodType(void.class, parameters));
    }

    /** Tells whether a class lists the fields that it writes. */
    public static boolean listsFields(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().equals("serialPersistentFields")) {
                int required = Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL;
                return field.getType() == ObjectStreamField[].class && (field.getModifiers() & required) == required;
            }
        }
        return false;
    }

    /** Returns the hook of that name, as {@code (Object, stream)void}, if the class itself declares it. */
    public static @Nullable MethodHandle streamHook(Class<?> type, String name, Class<?>... parameters) {
        if (!Serializable.class.isAssignableFrom(type)) {
            return null;
        }
        Method method = declared(type, name, parameters);
        return method == null || !isStreamHook(method)
                ? null
                : SerialReflection.hook(type, method)
                        .asType(MethodType.methodType(void.class, Object.class, parameters));
    }

    /** Returns the hook that returns the object to write instead of another, as {@code (Object)Object}. */
    public static @Nullable MethodHandle writeReplace(Class<?> type) {
        return replacementHook(type, "writeReplace");
    }

    /** Returns the hook that returns the object to use instead of one that was read, as {@code (Object)Object}. */
    public static @Nullable MethodHandle readResolve(Class<?> type) {
        return replacementHook(type, "readResolve");
    }

    public static boolean declaresReplacement(Class<?> type) {
        return Serializable.class.isAssignableFrom(type) && declared(type, "writeReplace") != null;
    }

    private static @Nullable MethodHandle replacementHook(Class<?> type, String name) {
        Method method = replacement(type, name);
        return method == null ? null : SerialReflection.hook(type, method).asType(REPLACEMENT);
    }

    /** Returns the hook of that name. The method in the nearest class decides, even if it is no hook. */
    public static @Nullable Method replacement(Class<?> type, String name) {
        if (!Serializable.class.isAssignableFrom(type)) {
            return null;
        }
        for (Class<?> c = type; !JdkClasses.contains(c); c = c.getSuperclass()) {
            Method method = declared(c, name);
            if (method != null) {
                return replaces(method, type) ? method : null;
            }
        }
        return null;
    }

    private static boolean replaces(Method method, Class<?> type) {
        int modifiers = method.getModifiers();
        if (method.getReturnType() != Object.class || (modifiers & (Modifier.STATIC | Modifier.ABSTRACT)) != 0) {
            return false;
        }
        Class<?> owner = method.getDeclaringClass();
        if ((modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0) {
            return true;
        }
        return Modifier.isPrivate(modifiers) ? owner == type : Access.samePackage(owner, type);
    }

    private static @Nullable Method declared(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getDeclaredMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** Throws if the class says that its fields alone do not make the same object again. */
    public static void requireFieldsAreAll(Class<?> type) {
        if (Externalizable.class.isAssignableFrom(type) && InstanceField.anyTransient(type)) {
            throw new ValueProblem("it is Externalizable and has transient fields, but no public constructor without"
                    + " parameters, which is needed to create it again; pass its data as a record, or, if the class is"
                    + " yours, add that constructor");
        }
    }
}
