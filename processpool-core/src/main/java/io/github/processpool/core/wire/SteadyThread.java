package io.github.processpool.core.wire;

import org.jspecify.annotations.Nullable;

/**
 * A thread of the library's own, on either side, that runs nothing of the user's that could want an interrupt. A task or
 * an application may interrupt every thread that it finds; here that has no effect: an interrupt would close the files
 * that the thread has open as channels, and end each of its waits at once.
 */
public final class SteadyThread extends Thread {
    /** Makes a daemon, not yet started, without thread-local variables of whoever makes it; null is the current group. */
    public SteadyThread(@Nullable ThreadGroup group, Runnable body, String name) {
        super(group, body, name, 0, false);
        setDaemon(true);
    }

    /** Does nothing. */
    @Override
    public void interrupt() {}
}
