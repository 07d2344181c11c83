package io.github.processpool.core.functions;

import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/**
 * A function and the description that it was made of.
 *
 * @param isCertain whether the function is the one that was described
 * @param capturing the class in which it was written
 */
public record RebuiltFunction(Object function, boolean isCertain, SerializedLambda description, Class<?> capturing) {
    private static final String INTERFACES_OF_TASKS = "io/github/processpool/Serializable";

    static RebuiltFunction of(SerializedLambda description, Class<?> capturing, @Nullable Object[] captured) {
        if (isObject(description)) {
            return new RebuiltFunction(FunctionObjects.rebuild(description, captured), true, description, capturing);
        }
        Object made = Lambdas.rebuild(description, capturing, captured);
        RebuiltFunction rebuilt =
                new RebuiltFunction(made, !MethodReferences.mayBeMistaken(description), description, capturing);
        boolean failsAtItsCall = description.getFunctionalInterfaceClass().startsWith(INTERFACES_OF_TASKS);
        return failsAtItsCall || rebuilt.isCertain
                ? rebuilt
                : new RebuiltFunction(rebuilt.meant(), true, description, capturing);
    }

    /** Tells whether the function is an object, whose state a task may change. */
    public boolean isObject() {
        return isObject(description);
    }

    static boolean isObject(SerializedLambda description) {
        return description.getImplMethodKind() == FunctionObjects.ITSELF;
    }

    /** Returns the type that results have; a signature whose classes are not all here says nothing. */
    public Class<?> resultType() {
        try {
            return MethodType.fromMethodDescriptorString(
                            description.getInstantiatedMethodType(), capturing.getClassLoader())
                    .returnType();
        } catch (RuntimeException | LinkageError e) {
            return Object.class;
        }
    }

    /** Returns the function that was described. Finding out takes a cold process some milliseconds. */
    public Object meant() {
        return isCertain || !MethodReferences.isMistaken(function, description, capturing)
                ? function
                : MethodReferences.link(description, capturing);
    }
}
