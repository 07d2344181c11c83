package io.github.processpool.core.reflection;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.ValueProblem;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of an application class on which only a constructor of its nearest JDK superclass has run, as Java's
 * own serialization does. Where the JDK has no {@code ReflectionFactory}, the class must have a constructor without
 * parameters.
 */
public final class Allocator {
    private static final String GROOVY_OBJECT = "groovy.lang.GroovyObjectSupport";

    private final Constructor<?> constructor;
    private final @Nullable Object[] arguments;

    private Allocator(Constructor<?> constructor, @Nullable Object... arguments) {
        this.constructor = constructor;
        this.arguments = arguments;
    }

    public static Allocator of(Class<?> type) {
        Class<?> base = jdkSuperclass(type);
        for (Class<?> c = type; c != base; c = c.getSuperclass()) {
            if (c.getName().equals(GROOVY_OBJECT)) {
                return of(type, c, Modifier.TRANSIENT); // nothing but its constructor sets its meta class
            }
        }
        return of(type, base, 0);
    }

    private static Allocator of(Class<?> type, Class<?> base, int except) {
        requireNoState(base, except);
        Constructor<?> constructor = SerialReflection.constructor(type, declared(base));
        return new Allocator(constructor == null ? ownConstructor(type) : constructor);
    }

    /**
     * Returns an allocator for a class that defines its own serialized form. Its JDK superclass may have transient fields if
     * it is not serializable, as collections do: its constructor sets them.
     */
    public static Allocator ofSerializable(Class<?> type) {
        Class<?> base = jdkSuperclass(type);
        return of(type, base, Serializable.class.isAssignableFrom(base) ? 0 : Modifier.TRANSIENT);
    }

    /** Returns an allocator that runs the public constructor without parameters. */
    public static Allocator ofExternalizable(Class<?> type) {
        Constructor<?> constructor = SerialReflection.publicConstructor(type);
        return new Allocator(constructor == null ? ownConstructor(type) : constructor);
    }

    /** Returns an allocator that gives the exception a message and a cause, if that is possible. */
    public static @Nullable Allocator ofThrowable(Class<?> type, @Nullable String message, @Nullable Throwable cause) {
        return cause == null
                ? ofThrowable(type, throwableConstructor(type, String.class), message)
                : ofThrowable(type, throwableConstructor(type, String.class, Throwable.class), message, cause);
    }

    /** Returns an allocator that calls a constructor of the exception's nearest JDK superclass, if that is possible. */
    public static @Nullable Allocator ofThrowable(Class<?> type, Constructor<?> base, @Nullable Object... arguments) {
        Constructor<?> constructor = SerialReflection.constructor(type, base);
        return constructor == null ? null : new Allocator(constructor, arguments);
    }

    public Object allocate() {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new ValueProblem(
                    "the constructor of " + constructor.getDeclaringClass().getName() + " threw "
                            + ErrorText.of(e.getTargetException()),
                    e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new ValueProblem("no instance can be made (" + e + ")", e);
        }
    }

    public static Class<?> jdkSuperclass(Class<?> type) {
        Class<?> base = type;
        while (!JdkClasses.contains(base)) {
            base = base.getSuperclass();
        }
        return base;
    }

    private static void requireNoState(Class<?> base, int except) {
        for (Class<?> c = base; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | except)) == 0) {
                    throw new ValueProblem("it extends " + c.getName() + ", whose state is out of reach;"
                            + " pass its data as a record instead, or give it a ValueFormat");
                }
            }
        }
    }

    private static Constructor<?> throwableConstructor(Class<?> type, Class<?>... parameters) {
        try {
            return jdkSuperclass(type).getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            return declared(Throwable.class, parameters);
        }
    }

    private static Constructor<?> ownConstructor(Class<?> type) {
        Constructor<?> constructor = declared(type);
        if (!constructor.trySetAccessible()) {
            throw new ValueProblem("its constructor is out of reach");
        }
        return constructor;
    }

    private static Constructor<?> declared(Class<?> type, Class<?>... parameters) {
        try {
            return type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new ValueProblem(type.getName() + " has no constructor without parameters", e);
        }
    }
}
