package io.github.processpool.core.types;

/** The classes of exceptions that a worker may name. */
public enum Exceptions {
    /** Any, since nobody declares what libraries throw. Of those that results may not have, no constructor and no hook runs. */
    OF_ANY_CLASS,
    /** Those that results may have. */
    AS_RESULTS
}
