package io.github.processpool.core.types;

import io.github.processpool.core.json.ValueProblem;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** The names that types have in JSON, and what a class alone says about values of its type. */
public final class TypeNames {
    private TypeNames() {}

    /** Returns {@code Class.getName()}, but {@code int[]} and {@code java.lang.String[][]} for arrays. */
    public static String of(Class<?> type) {
        return type.isArray() ? of(type.getComponentType()).concat("[]") : type.getName();
    }

    /** Finds the type that {@link #of} named. Keywords name primitive types. Never initialises a class. */
    public static Class<?> find(String name, TypeResolver types) {
        if (name.endsWith("[]")) {
            return find(name.substring(0, name.length() - 2), types).arrayType();
        }
        if (name.indexOf('.') < 0) {
            Class<?> primitive = primitive(name);
            if (primitive != null) {
                return primitive;
            }
        }
        if (name.indexOf('[') >= 0 || name.indexOf('/') >= 0) {
            throw new ValueProblem("\"" + name + "\" is not the name of a type");
        }
        return name.startsWith("java.") ? platformClass(name) : resolve(name, types);
    }

    private static Class<?> resolve(String name, TypeResolver types) {
        try {
            return types.resolve(name);
        } catch (ValueProblem e) {
            Class<?> exception = types.bareException(name);
            if (exception != null) {
                return exception;
            }
            throw e;
        }
    }

    private static Class<?> platformClass(String name) {
        try {
            return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ValueProblem("this JVM has no class " + name, e);
        }
    }

    private static @Nullable Class<?> primitive(String name) {
        return switch (name) {
            case "int" -> int.class;
            case "long" -> long.class;
            case "double" -> double.class;
            case "boolean" -> boolean.class;
            case "byte" -> byte.class;
            case "char" -> char.class;
            case "short" -> short.class;
            case "float" -> float.class;
            case "void" -> void.class;
            default -> null;
        };
    }

    /** Tells whether a place of that declared type can hold instances of one class only. */
    public static boolean isExact(Class<?> declared) {
        if (declared.isArray()) {
            return isExact(declared.getComponentType());
        }
        return Modifier.isFinal(declared.getModifiers()) || declared.isEnum();
    }

    /** Returns the name of a class that class files, and lambdas, write with slashes. */
    public static String binary(String internal) {
        return internal.replace('/', '.');
    }
}
