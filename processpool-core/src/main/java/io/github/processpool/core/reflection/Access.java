package io.github.processpool.core.reflection;

import io.github.processpool.core.json.ValueProblem;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Reaches into application classes, or says which {@code opens} line is missing. */
public final class Access {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType FACTORY = MethodType.methodType(Object.class, Object[].class);

    private Access() {}

    /** Returns what may do all that the class itself may, but for link functions or define classes in another module. */
    public static MethodHandles.Lookup inside(Class<?> type) throws IllegalAccessException {
        prepare(type);
        return MethodHandles.privateLookupIn(type, LOOKUP);
    }

    static MethodHandle accessor(Method method) {
        return method(method).asType(GETTER);
    }

    public static MethodHandle method(Method method) {
        prepare(method.getDeclaringClass());
        method.trySetAccessible();
        try {
            return LOOKUP.unreflect(method);
        } catch (IllegalAccessException e) {
            throw closed(method.getDeclaringClass(), e);
        }
    }

    /** Returns the field itself, now readable and writable: cold method handles take a JVM far longer. */
    public static Field field(Field field) {
        prepare(field.getDeclaringClass());
        if (!field.trySetAccessible()) {
            throw closed(field.getDeclaringClass(), new IllegalAccessException(field + " can't be made accessible"));
        }
        return field;
    }

    /** Returns a constructor as a function of an array of its arguments. */
    static MethodHandle factory(Constructor<?> constructor) {
        prepare(constructor.getDeclaringClass());
        constructor.trySetAccessible();
        try {
            return LOOKUP.unreflectConstructor(constructor)
                    .asFixedArity()
                    .asSpreader(Object[].class, constructor.getParameterCount())
                    .asType(FACTORY);
        } catch (IllegalAccessException e) {
            throw closed(constructor.getDeclaringClass(), e);
        }
    }

    /** Public members of exported packages are in reach as soon as their module is read. */
    private static void prepare(Class<?> type) {
        Access.class.getModule().addReads(type.getModule());
    }

    private static ValueProblem closed(Class<?> type, IllegalAccessException cause) {
        String module = type.getModule().getName();
        if (module == null || JdkClasses.contains(type)) {
            return new ValueProblem("its members are out of reach (" + cause.getMessage() + ")", cause);
        }
        return new ValueProblem(
                "module " + module + " does not open its package: add \"opens " + type.getPackageName()
                        + " to io.github.processpool.core;\" to its module-info.java",
                cause);
    }

    /** Tells whether what one class keeps within its package is there for the other. */
    public static boolean samePackage(Class<?> one, Class<?> other) {
        return one.getClassLoader() == other.getClassLoader()
                && one.getPackageName().equals(other.getPackageName());
    }
}
