package io.github.processpool.core.types;

/** An object that processes share: what travels is its handle. */
public interface SharedObject {

    /** Returns the name by which other processes know it. */
    SharedHandle handle();

    /** Tells whether its state is in this JVM: then it can be given to this JVM's workers, but not to its parent. */
    boolean isHere();

    /** Tells whether the workers of a worker that has it can use it too, although they have no connection to its state. */
    default boolean travelsOn() {
        return false;
    }
}
