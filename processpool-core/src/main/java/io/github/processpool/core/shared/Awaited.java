package io.github.processpool.core.shared;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a thread waits for.
 *
 * @param giveUp has the waiting ended by an answer that comes as any other does; it is run once the thread is
 *     interrupted, or has waited for so long. Null where nothing ends the waiting but what is awaited
 * @param nanos how long, or {@link #FOREVER}
 */
public record Awaited(BooleanSupplier isThere, @Nullable Runnable giveUp, long nanos) {
    /** No limit of time. */
    public static final long FOREVER = -1;

    public Awaited(BooleanSupplier isThere) {
        this(isThere, null, FOREVER);
    }
}
