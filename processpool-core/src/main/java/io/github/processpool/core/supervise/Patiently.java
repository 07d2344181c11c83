package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.OutOfMemory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Repeats what a pool can't leave undone while this JVM has no memory for it: after a pause, others may have freed some.
 *
 * <p>An action that is repeated links no lambda, unless that was done before: linking one takes memory, and if that fails
 * once, it fails for good.
 */
public final class Patiently {
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int TRIES = 100;
    private static final int MOST_DOUBLINGS = 7;

    private Patiently() {}

    /** Makes the JVM find all classes that are used here, since finding one takes memory. */
    static void prepare() {
        if (OutOfMemory.in(new OutOfMemoryError("a warm-up")) != null) {
            LockSupport.parkNanos(0 * pauseNanos(1));
        }
    }

    /**
     * Runs an action that may be repeated, until there is memory for it, for about a minute.
     *
     * @throws OutOfMemoryError if there was no memory in all that time
     */
    public static void run(Runnable action) {
        run(action, TRIES);
    }

    /** The same without an end to the tries. */
    static void untilDone(Runnable action) {
        run(action, Integer.MAX_VALUE);
    }

    private static void run(Runnable action, int most) {
        for (int tries = 1; tries < most; tries++) {
            try {
                action.run();
                return;
            } catch (Error e) {
                pauseIfShort(tries, e);
            }
        }
        action.run();
    }

    /** The same as {@link #run} for what returns something. */
    public static <T> T get(Supplier<T> action) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return action.get();
            } catch (Error e) {
                pauseIfShort(tries, e);
            }
        }
        return action.get();
    }

    /** Waits for memory if a failure was for want of it; otherwise throws it. */
    public static void pauseIfShort(int tries, Error failure) {
        if (OutOfMemory.in(failure) == null) {
            throw failure;
        }
        pause(tries);
    }

    /** Waits for memory, longer after each try. */
    static void pause(int tries) {
        LockSupport.parkNanos(pauseNanos(tries));
    }

    private static long pauseNanos(int tries) {
        return FIRST_PAUSE_NANOS << Math.min(tries, MOST_DOUBLINGS);
    }
}
