package io.github.processpool.core.shared;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a thread waits for.
 *
 * @param giveUp asks for an early answer; it is run when the thread is interrupted or the time is over. Null if the wait
 *     can't be ended early
 * @param nanos how long to wait, or {@link #FOREVER}
 */
public record Awaited(BooleanSupplier isThere, @Nullable Runnable giveUp, long nanos) {
    /** No limit of time. */
    public static final long FOREVER = -1;

    public Awaited(BooleanSupplier isThere) {
        this(isThere, null, FOREVER);
    }
}
