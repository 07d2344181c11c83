package io.github.processpool.core.wire;

import org.jspecify.annotations.Nullable;

/**
 * A thread of the library, in the parent or in a worker, that runs no user code which relies on interrupts. A task or an
 * application may interrupt every thread that it finds. Here that has no effect: an interrupt would close the files that
 * the thread has open as channels, and end each of its waits at once.
 */
public final class SteadyThread extends Thread {
    /**
     * Makes a daemon thread that inherits no thread-local variables. It is not started. A null group means the current
     * one.
     */
    public SteadyThread(@Nullable ThreadGroup group, Runnable body, String name) {
        super(group, body, name, 0, false);
        setDaemon(true);
    }

    /** Does nothing. */
    @Override
    public void interrupt() {}
}
