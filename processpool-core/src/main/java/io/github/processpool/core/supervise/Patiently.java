package io.github.processpool.core.supervise;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Does what a pool can't leave undone: if this JVM has no memory for it, again after a pause, since others may give some
 * back.
 */
public final class Patiently {
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int TRIES = 100;
    private static final int MOST_DOUBLINGS = 7;

    private Patiently() {}

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
            } catch (OutOfMemoryError e) {
                pause(tries);
            }
        }
        action.run();
    }

    /** The same for what returns something. */
    public static <T> T get(Supplier<T> action) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return action.get();
            } catch (OutOfMemoryError e) {
                pause(tries);
            }
        }
        return action.get();
    }

    /** Waits for memory, the longer the more often there was none. */
    static void pause(int tries) {
        LockSupport.parkNanos(FIRST_PAUSE_NANOS << Math.min(tries, MOST_DOUBLINGS));
    }
}
