package io.github.processpool.core.types;

/** The classes of exceptions that a worker may name. */
public enum Exceptions {
    /** All, since no signature declares what libraries throw. If results may not have a class, none of its constructors and hooks runs. */
    OF_ANY_CLASS,
    /** Only the classes that results may have. */
    AS_RESULTS
}
