package io.github.processpool.core.types;

/** An object that processes share: what travels is its handle. */
public interface SharedObject {

    /** Returns the name by which other processes know it. */
    SharedHandle handle();

    /** Says whether its state lives in this JVM, so that it can be given to this JVM's workers and not to its parent. */
    boolean isHere();

    /** Says whether it can be used by workers of the worker that has it, which have no way to where its state lives. */
    default boolean travelsOn() {
        return false;
    }
}
