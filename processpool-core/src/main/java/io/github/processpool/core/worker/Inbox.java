package io.github.processpool.core.worker;

import io.github.processpool.core.shared.Awaited;
import io.github.processpool.core.wire.ToWorker;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

/** What the parent wants done, in order. It has no bound of its own: the parent sends no more than is to run next. */
final class Inbox {
    private final BlockingQueue<ToWorker> messages = new LinkedBlockingQueue<>();

    private final FromParent fromParent;
    private final Awaited next = new Awaited(new IsThere());
    private volatile boolean awaited; // by the thread that runs tasks, as the next
    private volatile boolean closed; // it takes nothing more and is about to leave
    private volatile boolean ended; // nothing more is to be done

    Inbox(FromParent fromParent) {
        this.fromParent = fromParent;
    }

    void add(ToWorker message) {
        messages.add(message);
    }

    /**
     * Waits for the next message, whatever interrupts a task has left behind.
     *
     * @throws IOException if the worker has been ended
     */
    ToWorker take() throws IOException {
        ToWorker message = messages.poll();
        if (message != null) {
            boolean unused = Thread.interrupted(); // see takeInTime
        } else {
            awaited = true;
            fromParent.readUntil(next);
            message = takeInTime();
            awaited = false;
        }
        if (ended) {
            throw new IOException("the worker has been ended");
        }
        return message;
    }

    /** Ends the thread that runs tasks when it takes the next message. Returns at once. */
    void end() {
        ended = true;
        messages.add(new ToWorker.Stop()); // for a thread that waits
    }

    private ToWorker takeInTime() {
        while (true) {
            try {
                return messages.take();
            } catch (InterruptedException e) {
                // A task, the initializer, or a thread that one of them has left behind interrupted this thread. That
                // was not meant for what waits here, nor for the next task.
            }
        }
    }

    /** Tells whether something has come that is more than a preparation. */
    boolean hasWork() {
        for (ToWorker message : messages) {
            if (!(message instanceof ToWorker.Prepare)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the thread that runs tasks waits for a message in vain. */
    boolean isAwaited() {
        return awaited && messages.isEmpty();
    }

    /** Returns what {@link #take} waits for. */
    Awaited next() {
        return next;
    }

    /**
     * Takes nothing more. The next thing to come is the end of the stream: the parent closes it when it hears of that.
     */
    void close() {
        closed = true;
        fromParent.expectMessage();
    }

    /** A class rather than a lambda, like others on the way to a worker's first answer: each lambda there delays it. */
    private final class IsThere implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return !messages.isEmpty();
        }
    }

    boolean isClosed() {
        return closed;
    }
}
