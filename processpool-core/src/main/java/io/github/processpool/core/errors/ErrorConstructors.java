package io.github.processpool.core.errors;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The constructors of an exception class that take a message, a cause, both or nothing, best first. */
final class ErrorConstructors {
    private ErrorConstructors() {}

    static List<Constructor<?>> of(Class<?> type, boolean withCause) {
        List<Constructor<?>> usable = new ArrayList<>();
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (rank(constructor, withCause) < Integer.MAX_VALUE) {
                usable.add(constructor);
            }
        }
        usable.sort(Comparator.comparingInt(constructor -> rank(constructor, withCause)));
        return usable;
    }

    /** Lower is better: a constructor whose parameters are exactly the available values. */
    private static int rank(Constructor<?> constructor, boolean withCause) {
        Class<?>[] parameters = constructor.getParameterTypes();
        if (parameters.length == 0) {
            return 4;
        }
        if (parameters.length == 1) {
            return isText(parameters[0]) ? (withCause ? 1 : 0) : isCause(parameters[0]) ? 3 : Integer.MAX_VALUE;
        }
        boolean both = parameters.length == 2 && isText(parameters[0]) && isCause(parameters[1]);
        return both ? (withCause ? 0 : 2) : Integer.MAX_VALUE;
    }

    private static boolean isText(Class<?> parameter) {
        return parameter == String.class || parameter == Object.class || parameter == CharSequence.class;
    }

    private static boolean isCause(Class<?> parameter) {
        return Throwable.class.isAssignableFrom(parameter);
    }

    static Object @Nullable [] arguments(
            Constructor<?> constructor, @Nullable String message, @Nullable Throwable cause) {
        Class<?>[] parameters = constructor.getParameterTypes();
        @Nullable Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = isText(parameters[i]) ? message : cause;
            if (arguments[i] != null && !parameters[i].isInstance(arguments[i])) {
                return null;
            }
        }
        return arguments;
    }

    /** Returns null when the constructor is out of reach or throws. */
    static @Nullable Throwable call(Constructor<?> constructor, @Nullable Object[] arguments) {
        try {
            constructor.trySetAccessible();
            return (Throwable) constructor.newInstance(arguments);
        } catch (Throwable e) {
            return null;
        }
    }
}
