package io.github.processpool.core.worker;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * Runs an action as soon as the current thread is interrupted while it is blocked in something that an interrupt does not
 * end. The interrupting thread runs it, once; the blocked thread stays interrupted.
 */
final class OnInterrupt extends AbstractInterruptibleChannel {
    private final Runnable action;

    private OnInterrupt(Runnable action) {
        this.action = action;
    }

    /** Runs {@code work}, which blocks; an interrupt meanwhile runs {@code action}. */
    static void watch(Runnable work, Runnable action) {
        OnInterrupt watch = new OnInterrupt(action);
        watch.begin();
        try {
            work.run();
        } finally {
            watch.done();
        }
    }

    private void done() {
        try {
            end(true);
        } catch (AsynchronousCloseException e) {
            // It was interrupted, as it can see for itself.
        }
    }

    /** An interrupt closes such channels. */
    @Override
    protected void implCloseChannel() {
        action.run();
    }
}
