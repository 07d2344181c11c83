package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;

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
     * Returns the object of that handle: the very object where it lives, what stands for it elsewhere.
     *
     * @throws EncodingException when there is none
     */
    default SharedObject shared(SharedHandle handle) {
        throw new EncodingException("there can be no shared objects here");
    }
}
