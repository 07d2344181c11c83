package io.github.processpool.core.functions;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Access;
import io.github.processpool.core.types.TypeNames;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Method references that javac mistakes for each other. The method by which a class rebuilds its functions does not compare
 * the types with which the interface is used, nor that of a bound receiver, up to Java 25 at least: of two references to
 * {@code String::valueOf}, for integers and for longs, it makes the first, whichever is asked for. Lambdas have a method
 * each, and can't be mistaken.
 */
final class MethodReferences {
    private static final String OF_A_LAMBDA = "lambda$";
    private static final String NO_PARAMETERS = "()";

    private MethodReferences() {}

    /** Tells whether the function that is made of it may be another one. */
    static boolean mayBeMistaken(SerializedLambda lambda) {
        return isReference(lambda) && !lambda.getInstantiatedMethodType().startsWith(NO_PARAMETERS);
    }

    /** Returns whether no function may be created from it, because its captured values do not fit another one. */
    static boolean mayBeTakenForAnothers(SerializedLambda lambda) {
        return isReference(lambda) && lambda.getCapturedArgCount() > 0;
    }

    private static boolean isReference(SerializedLambda lambda) {
        return !lambda.getImplMethodName().startsWith(OF_A_LAMBDA);
    }

    /** Tells whether this is another function than the one that was asked for. */
    static boolean isMistaken(Object function, SerializedLambda wanted, Class<?> capturing) {
        try {
            SerializedLambda made = Lambdas.describe(function);
            return !takesAll(parameters(made, capturing), parameters(wanted, capturing));
        } catch (RuntimeException | LinkageError e) {
            return false; // a class is not there: then no call of it comes so far as to cast an argument
        }
    }

    /** What it returns is not converted, so that it does not matter which type the function's user expects. */
    private static List<Class<?>> parameters(SerializedLambda lambda, Class<?> capturing) {
        return type(lambda.getInstantiatedMethodType(), capturing.getClassLoader())
                .parameterList();
    }

    private static boolean takesAll(List<Class<?>> parameters, List<Class<?>> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!parameters.get(i).isAssignableFrom(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes the function as the class itself would where it is used.
     *
     * @throws ValueProblem when that class is in another module than this one, or does not fit any more
     */
    static Object link(SerializedLambda lambda, Class<?> capturing) {
        try {
            return link(lambda, Access.inside(capturing), captured(lambda));
        } catch (Throwable e) {
            throw new ValueProblem(
                    "the function can't be distinguished from another reference to " + lambda.getImplMethodName()
                            + " in class "
                            + capturing.getName() + ", because javac describes both alike: write it as a lambda (" + e
                            + ")",
                    e);
        }
    }

    private static Object link(SerializedLambda lambda, MethodHandles.Lookup inside, @Nullable Object[] captured)
            throws Throwable {
        ClassLoader loader = inside.lookupClass().getClassLoader();
        Class<?> type = find(lambda.getFunctionalInterfaceClass(), loader);
        MethodType signature = type(lambda.getFunctionalInterfaceMethodSignature(), loader);
        MethodHandle method = method(lambda, inside, loader);
        List<MethodType> bridges = bridges(type, lambda.getFunctionalInterfaceMethodName(), signature);
        List<Object> arguments = new ArrayList<>(List.of(
                signature,
                method,
                type(lambda.getInstantiatedMethodType(), loader),
                LambdaMetafactory.FLAG_SERIALIZABLE | LambdaMetafactory.FLAG_BRIDGES,
                bridges.size()));
        arguments.addAll(bridges);
        return LambdaMetafactory.altMetafactory(
                        inside,
                        lambda.getFunctionalInterfaceMethodName(),
                        MethodType.methodType(
                                type, method.type().parameterList().subList(0, captured.length)),
                        arguments.toArray())
                .getTarget()
                .invokeWithArguments(captured);
    }

    private static @Nullable Object[] captured(SerializedLambda lambda) {
        @Nullable Object[] captured = new Object[lambda.getCapturedArgCount()];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = lambda.getCapturedArg(i);
        }
        return captured;
    }

    private static MethodHandle method(SerializedLambda lambda, MethodHandles.Lookup inside, ClassLoader loader)
            throws ReflectiveOperationException {
        Class<?> owner = find(lambda.getImplClass(), loader);
        String name = lambda.getImplMethodName();
        MethodType type = type(lambda.getImplMethodSignature(), loader);
        return switch (lambda.getImplMethodKind()) {
            case MethodHandleInfo.REF_invokeStatic -> inside.findStatic(owner, name, type);
            case MethodHandleInfo.REF_newInvokeSpecial -> inside.findConstructor(owner, type);
            case MethodHandleInfo.REF_invokeSpecial -> inside.findSpecial(owner, name, type, inside.lookupClass());
            default -> inside.findVirtual(owner, name, type);
        };
    }

    /** The same method as the interfaces above know it, where they know it by other types. */
    private static List<MethodType> bridges(Class<?> type, String name, MethodType signature) {
        List<MethodType> bridges = new ArrayList<>();
        for (Method method : type.getMethods()) {
            MethodType known = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
            if (method.getName().equals(name)
                    && known.parameterCount() == signature.parameterCount()
                    && Modifier.isAbstract(method.getModifiers())
                    && !known.equals(signature)) {
                bridges.add(known);
            }
        }
        return bridges;
    }

    private static Class<?> find(String internalName, ClassLoader loader) throws ClassNotFoundException {
        return Class.forName(TypeNames.binary(internalName), false, loader);
    }

    private static MethodType type(String descriptor, ClassLoader loader) {
        return MethodType.fromMethodDescriptorString(descriptor, loader);
    }
}
