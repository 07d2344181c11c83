package io.github.processpool.core.reflection;

import org.jspecify.annotations.Nullable;

/** Reads the components of one record class, and makes records of it. Thread-safe. */
public interface RecordAccess {
    /** Puts the components into an array, in order. If one throws, it is the accessor of the first unset slot. */
    void read(Object owner, @Nullable Object[] into) throws Throwable;

    /** Calls the canonical constructor. */
    Object create(@Nullable Object[] values) throws Throwable;
}
