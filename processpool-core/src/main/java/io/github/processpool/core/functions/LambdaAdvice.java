package io.github.processpool.core.functions;

import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.types.Neighbours;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to write in place of a lambda that has no description, for the interface and the language of the lambda. */
final class LambdaAdvice {
    private static final String PACKAGE = "io.github.processpool";
    private static final String WITHOUT = "its compiler kept no description of it; write it as ";

    private LambdaAdvice() {}

    static String on(Class<?> lambda) {
        Class<?> face = lambda.getInterfaces().length == 0 ? Serializable.class : lambda.getInterfaces()[0];
        String cast = cast(face, lambda);
        if (JdkClasses.contains(lambda)) {
            return "it is a lambda of the JDK that is not serializable; write an equivalent one: " + cast;
        }
        String ours = ours(face);
        return switch (Language.of(lambda)) {
            case JAVA -> inJava(face, ours, lambda, cast);
            case KOTLIN -> WITHOUT + inKotlin(face, ours);
            case SCALA -> WITHOUT + inScala(face, ours);
            case GROOVY -> WITHOUT + inGroovy(face, ours);
        };
    }

    private static String inJava(Class<?> face, @Nullable String ours, Class<?> lambda, String cast) {
        String own =
                Neighbours.areBeside(face, lambda) ? "make " + name(face, lambda) + " extend Serializable, or " : "";
        return "it is a lambda that is not serializable; " + own + "cast it where it is written: " + cast
                + (ours == null ? "" : ", or declare it as a " + ours);
    }

    /** Returns the simple name of the interface of tasks that is most like another one. */
    private static @Nullable String ours(Class<?> face) {
        return switch (face.getName()) {
            case "java.util.concurrent.Callable", "kotlin.jvm.functions.Function0" -> "SerializableCallable";
            case "java.lang.Runnable" -> "SerializableRunnable";
            case "java.util.function.Function", "kotlin.jvm.functions.Function1" -> "SerializableFunction";
            case "java.util.function.BiFunction", "kotlin.jvm.functions.Function2" -> "SerializableBiFunction";
            case "java.util.function.Consumer" -> "SerializableConsumer";
            default -> face.getPackageName().equals(PACKAGE) ? face.getSimpleName() : null;
        };
    }

    private static String inKotlin(Class<?> face, @Nullable String ours) {
        String lambda = "{ " + parameters(face) + " -> ... }";
        String annotated = face.getName().startsWith("kotlin.") ? "@JvmSerializableLambda " + lambda : null;
        if (ours != null) {
            return ours + " " + lambda + (annotated == null ? "" : ", or " + annotated);
        }
        return annotated == null ? "object : " + face.getName() + "<...> { override fun ... }" : annotated;
    }

    private static String inScala(Class<?> face, @Nullable String ours) {
        return ours == null
                ? "new " + face.getName() + "[...] { def ... }"
                : "val f: " + ours + "[...] = " + inParentheses(face) + " => ...";
    }

    /** A closure becomes an object of any interface. */
    private static String inGroovy(Class<?> face, @Nullable String ours) {
        return "{ " + parameters(face) + " -> ... } as " + (ours == null ? face.getName() : ours);
    }

    private static String cast(Class<?> face, Class<?> lambda) {
        String parameters = face.getTypeParameters().length == 0 ? "" : "<...>";
        return "(" + name(face, lambda) + parameters + " & Serializable) " + inParentheses(face) + " -> ...";
    }

    /** Names of the JDK's functional interfaces are known, those of others are needed in full. */
    private static String name(Class<?> face, Class<?> lambda) {
        String name = face.getCanonicalName() == null ? face.getName() : face.getCanonicalName();
        boolean known = JdkClasses.contains(face) || face.getPackageName().equals(lambda.getPackageName());
        String start = face.getPackageName() + ".";
        return known && name.startsWith(start) ? name.substring(start.length()) : name;
    }

    private static String inParentheses(Class<?> face) {
        String parameters = parameters(face);
        return parameters.equals("x") ? parameters : "(" + parameters + ")";
    }

    private static String parameters(Class<?> face) {
        Method method = method(face);
        int count = method == null ? 0 : method.getParameterCount();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(String.valueOf((char) ('a' + i % 26)));
        }
        return count == 1 ? "x" : String.join(", ", names);
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
