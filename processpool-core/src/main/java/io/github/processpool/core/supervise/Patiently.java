package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.OutOfMemory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Does what a pool can't leave undone: if this JVM has no memory for it, again after a pause, since others may give some
 * back.
 *
 * <p>What is done this way makes no lambda, unless it was made once before: to link one takes memory, and where that fails
 * it fails for good.
 */
public final class Patiently {
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int TRIES = 100;
    private static final int MOST_DOUBLINGS = 7;

    private Patiently() {}

    /** Has the JVM find everything that is called here when there is no memory: to find a class by its name takes some. */
    static void prepare() {
        if (OutOfMemory.in(new OutOfMemoryError("a rehearsal")) != null) {
            LockSupport.parkNanos(0 * pauseNanos(1));
        }
    }

    /**
     * Does it, once or again and again for about a minute; so it must be something that can be done twice.
     *
     * @throws OutOfMemoryError if there was no memory in all that time
     */
    public static void run(Runnable action) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                action.run();
                return;
            } catch (Error e) {
                pauseIfShort(tries, e);
            }
        }
        action.run();
    }

    /** The same, however long it takes: for what nobody else would do. */
    static void untilDone(Runnable action) {
        boolean done = false;
        for (int tries = 1; !done; tries++) {
            try {
                action.run();
                done = true;
            } catch (Error e) {
                pauseIfShort(tries, e);
            }
        }
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

    /** Waits for memory if a failure was for want of it, or else throws it. */
    public static void pauseIfShort(int tries, Error failure) {
        if (OutOfMemory.in(failure) == null) {
            throw failure;
        }
        pause(tries);
    }

    /** Waits for memory, the longer the more often there was none. */
    static void pause(int tries) {
        LockSupport.parkNanos(pauseNanos(tries));
    }

    private static long pauseNanos(int tries) {
        return FIRST_PAUSE_NANOS << Math.min(tries, MOST_DOUBLINGS);
    }
}
