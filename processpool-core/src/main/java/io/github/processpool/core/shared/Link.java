package io.github.processpool.core.shared;

import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.TypeResolver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads to the states of shared objects: in this JVM, or in the one that started this worker. */
interface Link {

    /** Begins an operation. */
    Pending begin(String object, Operation operation, boolean waits, List<byte[]> values);

    /** Returns the types that received values may have. */
    TypeResolver types();

    /** Notes the classes of values that go to workers; null where values go to the parent. */
    @Nullable
    AllowedTypes mentions();

    /** Says whether the states are in this JVM. */
    boolean isHere();

    /** Notes that the current thread has taken a lock ({@code count} is 1) or released it (-1). */
    void held(String lock, int count);
}
