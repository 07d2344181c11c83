package io.github.processpool.core.shared;

import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.TypeResolver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to the states of shared objects: they are in this JVM, or in the one that started this worker. */
interface Link {

    /** Begins an operation. */
    Pending begin(String object, Operation operation, boolean waits, List<byte[]> values);

    /** What values may be when they come. */
    TypeResolver types();

    /** Who is told what classes go to workers; null where values go to the parent. */
    @Nullable
    AllowedTypes mentions();

    /** Says whether the states are in this JVM. */
    boolean isHere();

    /** Notes that the current thread has taken a lock once more, or given it back once if {@code count} is -1. */
    void held(String lock, int count);
}
