package io.github.processpool.core.functions;

import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.types.Neighbours;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to write in place of a lambda that does not describe itself, for the interface that it implements. */
final class LambdaAdvice {
    private LambdaAdvice() {}

    static String on(Class<?> lambda) {
        Class<?> face = lambda.getInterfaces().length == 0 ? Serializable.class : lambda.getInterfaces()[0];
        String cast = cast(face, lambda);
        if (JdkClasses.contains(lambda)) {
            return "it is a lambda of the JDK that is not serializable; write an equivalent one: " + cast;
        }
        String own =
                Neighbours.areBeside(face, lambda) ? "make " + name(face, lambda) + " extend Serializable, or " : "";
        return "it is a lambda that is not serializable; " + own + "cast it where it is written: " + cast
                + orOurs(face);
    }

    private static String orOurs(Class<?> face) {
        return switch (face.getName()) {
            case "java.util.concurrent.Callable" -> ", or declare it as a SerializableCallable";
            case "java.lang.Runnable" -> ", or declare it as a SerializableRunnable";
            case "java.util.function.Function" -> ", or declare it as a SerializableFunction";
            case "java.util.function.BiFunction" -> ", or declare it as a SerializableBiFunction";
            case "java.util.function.Consumer" -> ", or declare it as a SerializableConsumer";
            default -> "";
        };
    }

    private static String cast(Class<?> face, Class<?> lambda) {
        String parameters = face.getTypeParameters().length == 0 ? "" : "<...>";
        return "(" + name(face, lambda) + parameters + " & Serializable) " + parameters(face) + " -> ...";
    }

    /** Names of the JDK's functional interfaces are known, those of others are needed in full. */
    private static String name(Class<?> face, Class<?> lambda) {
        String name = face.getCanonicalName() == null ? face.getName() : face.getCanonicalName();
        boolean known = JdkClasses.contains(face) || face.getPackageName().equals(lambda.getPackageName());
        String start = face.getPackageName() + ".";
        return known && name.startsWith(start) ? name.substring(start.length()) : name;
    }

    private static String parameters(Class<?> face) {
        Method method = method(face);
        int count = method == null ? 0 : method.getParameterCount();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(String.valueOf((char) ('a' + i % 26)));
        }
        return count == 1 ? "x" : "(" + String.join(", ", names) + ")";
    }

    private static @Nullable Method method(Class<?> face) {
        for (Method method : face.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers()) && !isOfObject(method)) {
                return method;
            }
        }
        return null;
    }

    private static boolean isOfObject(Method method) {
        try {
            Method same = Object.class.getMethod(method.getName(), method.getParameterTypes());
            return !Modifier.isStatic(same.getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
