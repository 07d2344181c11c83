package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;

/**
 * What a call fails with where there is no memory even for the failure. It is made in advance, and a pool has
 * one for all its calls: its text names none.
 */
final class MemoryShortage {
    private static final String WHAT =
            "the call failed because this JVM has run out of memory; give it more (-Xmx), or process less at a time";

    private final ProcessPoolException prepared = new ProcessPoolException(WHAT, new OutOfMemoryError(WHAT));

    /** Returns the failure; it tells where the caller waits, if there is memory again. */
    ProcessPoolException failure() {
        try {
            return new ProcessPoolException(WHAT, prepared.getCause());
        } catch (OutOfMemoryError e) {
            return prepared;
        }
    }
}
