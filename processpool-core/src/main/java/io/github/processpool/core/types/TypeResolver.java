package io.github.processpool.core.types;

import io.github.processpool.EncodingException;
import org.jspecify.annotations.Nullable;

/** Finds the class for a type name met in JSON. Names of the JDK's own value types never reach it. */
public interface TypeResolver {
    /**
     * Returns the class of that binary name, not necessarily initialised.
     *
     * @throws EncodingException when there is no such class, or it may not be named here
     */
    Class<?> resolve(String typeName);

    /**
     * Finds the class that an object has which stands for one of {@code originalName}, and which its readResolve method is
     * to turn back. Returns what it must turn into.
     *
     * @throws EncodingException when there is no such class, or it may not be named here
     */
    default Class<?> resolveStandIn(String typeName, String originalName) {
        return Object.class;
    }

    /**
     * Returns the class of that binary name, which {@link #resolve} refuses, if it is that of an exception and such objects
     * may be made all the same: without any code of the class's, but its static initialiser. Else returns null.
     */
    default @Nullable Class<?> bareException(String typeName) {
        return null;
    }

    /**
     * Returns the object of that handle: the very object where it lives, what stands for it elsewhere.
     *
     * @throws EncodingException when there is none
     */
    default SharedObject shared(SharedHandle handle) {
        throw new EncodingException("there can be no shared objects here");
    }
}
