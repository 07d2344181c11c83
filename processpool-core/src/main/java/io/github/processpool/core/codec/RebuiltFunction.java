package io.github.processpool.core.codec;

import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/**
 * A function and the description that it was made of.
 *
 * @param capturing the class in which it was written
 */
record RebuiltFunction(Object function, SerializedLambda description, Class<?> capturing) {
    static RebuiltFunction of(SerializedLambda description, Class<?> capturing, @Nullable Object[] captured) {
        return new RebuiltFunction(Lambdas.rebuild(description, capturing, captured), description, capturing);
    }

    /** Tells whether the function is the one that was described for certain. */
    boolean isCertain() {
        return !MethodReferences.mayBeMistaken(description);
    }

    /** Returns the function that was described. Finding out takes a cold process some milliseconds. */
    Object meant() {
        return isCertain() || !MethodReferences.isMistaken(function, description)
                ? function
                : MethodReferences.link(description, capturing);
    }
}
