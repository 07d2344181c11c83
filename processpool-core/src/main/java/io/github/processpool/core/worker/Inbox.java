package io.github.processpool.core.worker;

import io.github.processpool.core.wire.Message.ToWorker;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What the parent wants done, in its order. The parent bounds it: it sends no more than it wants run next. */
final class Inbox {
    private final BlockingQueue<ToWorker> messages = new LinkedBlockingQueue<>();

    private volatile boolean closed; // by the thread that runs tasks: it takes nothing more and is about to leave

    void add(ToWorker message) {
        messages.add(message);
    }

    /** Waits for the next message, whatever interrupts a task has left behind. */
    ToWorker take() {
        while (true) {
            try {
                return messages.take();
            } catch (InterruptedException e) {
                // A task or its library interrupted this thread after it had returned: no message to us.
            }
        }
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
