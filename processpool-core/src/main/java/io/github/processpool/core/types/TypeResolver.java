package io.github.processpool.core.types;

import io.github.processpool.EncodingException;
import io.github.processpool.core.json.ValueProblem;
import org.jspecify.annotations.Nullable;

/** Finds the class for a type name met in JSON. Names of the JDK's own value types never reach it. */
public interface TypeResolver {
    /**
     * Returns the class of that binary name, not necessarily initialised.
     *
     * @throws ValueProblem when there is no such class, or it may not be named here
     */
    Class<?> resolve(String typeName);

    /**
     * Finds the class of an object that stands for one of {@code originalName}, and that its readResolve method turns back.
     * Returns the class that it must turn into.
     *
     * @throws ValueProblem when there is no such class, or it may not be named here
     */
    default Class<?> resolveStandIn(String typeName, String originalName) {
        return Object.class;
    }

    /**
     * Returns the class of a binary name that {@link #resolve} refuses, if it is an exception's and such exceptions may still
     * be made: without running any code of the class but its static initialiser. Otherwise returns null.
     */
    default @Nullable Class<?> bareException(String typeName) {
        return null;
    }

    /**
     * Returns the object of that handle: the very object in the JVM that has its state, a proxy elsewhere.
     *
     * @throws EncodingException when there is none
     */
    SharedObject shared(SharedHandle handle);
}
