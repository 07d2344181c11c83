package io.github.processpool.core.wire;

import org.jspecify.annotations.Nullable;

/** Tells whether something failed because there was no memory. */
public final class OutOfMemory {
    private static final int DEEPEST_CAUSE = 100;

    private OutOfMemory() {}

    /**
     * Returns the lack of memory that has caused a failure; null if it has another cause. Where classes are linked, the
     * JVM wraps it into other errors.
     */
    public static @Nullable OutOfMemoryError in(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof OutOfMemoryError error) {
                return error;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** Returns the same if the heap was full; null if something else had no memory. */
    public static @Nullable OutOfMemoryError ofTheHeap(Throwable failure) {
        OutOfMemoryError error = in(failure);
        return error != null && isOfTheHeap(error) ? error : null;
    }

    /** Tells by the JVM's own messages: other code may throw that error for reasons of its own. */
    private static boolean isOfTheHeap(OutOfMemoryError error) {
        return "Java heap space".equals(error.getMessage()) || "GC overhead limit exceeded".equals(error.getMessage());
    }
}
