package io.github.processpool.core.worker;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * Has something done as soon as the current thread is interrupted, while it is blocked in what an interrupt does not
 * end. Whoever interrupts does it, once; the thread stays interrupted.
 */
final class OnInterrupt extends AbstractInterruptibleChannel {
    private final Runnable action;

    private OnInterrupt(Runnable action) {
        this.action = action;
    }

    /** Blocks in {@code work}, with an eye on interrupts. */
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

    /** As it is an interrupt that closes such channels. */
    @Override
    protected void implCloseChannel() {
        action.run();
    }
}
