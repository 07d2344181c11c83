package io.github.processpool.core.functions;

import io.github.processpool.SerializableBiFunction;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableConsumer;
import io.github.processpool.SerializableFunction;
import io.github.processpool.SerializableRunnable;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Functions that are objects of a class, as a record that implements {@code SerializableFunction}. They are described as
 * lambdas are, except that their only captured value is the function itself.
 */
public final class FunctionObjects {
    /** Stands in a description in place of the kind of a method. */
    static final int ITSELF = 0;

    private static final Pattern OUTER =
            Pattern.compile("\\.(this\\$\\d+|\\$outer)\\b"); // of javac and Kotlin; of Scala

    private static final List<Class<?>> INTERFACES = List.of(
            SerializableCallable.class,
            SerializableFunction.class,
            SerializableBiFunction.class,
            SerializableRunnable.class,
            SerializableConsumer.class);

    private FunctionObjects() {}

    /**
     * Returns the description of an object.
     *
     * @throws ValueProblem if it can't be called in exactly one way
     */
    public static SerializedLambda describe(Object function) {
        Class<?> face = implemented(function.getClass());
        Method declared = method(face);
        Class<?> home = home(function);
        Method method = home == function.getClass() ? implementation(home, declared) : declared;
        return new SerializedLambda(
                home,
                internal(face),
                declared.getName(),
                descriptor(declared),
                ITSELF,
                internal(method.getDeclaringClass()),
                method.getName(),
                descriptor(method),
                descriptor(method),
                new Object[] {function});
    }

    private static Class<?> implemented(Class<?> type) {
        List<Class<?>> implemented =
                INTERFACES.stream().filter(face -> face.isAssignableFrom(type)).toList();
        if (implemented.size() == 1) {
            return implemented.get(0);
        }
        throw new ValueProblem(
                implemented.isEmpty()
                        ? type.getName() + " can't be encoded: it implements none of the interfaces of tasks"
                        : type.getName() + " can't be encoded: it implements both "
                                + implemented.get(0).getSimpleName() + " and "
                                + implemented.get(1).getSimpleName()
                                + ", so it does not say which is meant: pass a reference to its method, as task::"
                                + method(implemented.get(0)).getName());
    }

    /** Returns the class that has the code; an interface of tasks if that class is not the application's. */
    public static Class<?> home(Object function) {
        Object code = function;
        if (Proxy.isProxyClass(code.getClass())) {
            code = Proxy.getInvocationHandler(code);
        }
        while (ClosureCodec.isOfLibrary(code.getClass())) {
            code = ClosureCodec.inner(code);
        }
        Class<?> type = code instanceof Class<?> receiver ? receiver : code.getClass();
        if (JdkClasses.contains(type)) {
            return implemented(function.getClass());
        }
        return type.isHidden() ? type.getNestHost() : type;
    }

    private static Method method(Class<?> face) {
        return face.getMethods()[0];
    }

    /** Returns the method that the class has for that of the interface; that of the interface if there are several. */
    private static Method implementation(Class<?> type, Method declared) {
        try {
            List<Method> methods = List.of(type.getMethods()).stream()
                    .filter(method -> method.getName().equals(declared.getName())
                            && method.getParameterCount() == declared.getParameterCount()
                            && !method.isBridge()
                            && (method.getModifiers() & (Modifier.STATIC | Modifier.ABSTRACT)) == 0)
                    .toList();
            return methods.size() == 1 ? methods.get(0) : declared;
        } catch (LinkageError e) {
            return declared; // it declares a class that is not there
        }
    }

    /** Adds to the reason why an object can't be sent what can be done about its class. */
    static ValueProblem explained(ValueProblem problem, Object function) {
        Class<?> type = function.getClass();
        if (OUTER.matcher(problem.shortPath()).lookingAt()) {
            return problem.noting("; " + type.getName()
                    + " keeps the object around it: make it a record or a static class with what it needs as fields");
        }
        return type.isRecord() || Proxy.isProxyClass(type)
                ? problem
                : problem.noting("; if tasks do not need this field, make it transient");
    }

    /** Returns the function of a description that was read. */
    static Object rebuild(SerializedLambda description, @Nullable Object[] captured) {
        Object function = captured.length == 1 ? captured[0] : null;
        for (Class<?> face : INTERFACES) {
            if (face.isInstance(function) && internal(face).equals(description.getFunctionalInterfaceClass())) {
                return function;
            }
        }
        throw new ValueProblem("it arrived as a "
                + (function == null ? null : function.getClass().getName()) + ", which is no "
                + description.getFunctionalInterfaceClass());
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
