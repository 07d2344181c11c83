package io.github.processpool.core.worker;

import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.MessageWriter;
import io.github.processpool.core.wire.ToWorker;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The pipe to the parent, for all threads of the worker. Its lock is held while a message is written and
 * never while a class is loaded: a thread that asks for a class may hold the lock of a class loader.
 */
final class ToParent {
    private final ReentrantLock lock = new ReentrantLock();
    private final MessageWriter writer; // under the lock
    private volatile ToWorker.@Nullable Probe probe; // that has no answer yet
    private volatile int gatheredBytes; // written under the lock

    ToParent(MessageWriter writer) {
        this.writer = writer;
    }

    /** Adds a message to what goes out at the next flush. */
    void append(FromWorker message) throws IOException {
        lock.lock();
        try {
            writer.append(message);
            gatheredBytes = writer.gatheredBytes();
        } finally {
            lock.unlock();
        }
    }

    /** Has a probe answered with whatever is sent next. Returns at once. */
    void answer(ToWorker.Probe arrived) {
        probe = arrived;
    }

    /** Sends a message at once, and what waits. */
    void send(FromWorker message) throws IOException {
        lock.lock();
        try {
            appendAnswer();
            writer.append(message);
            writer.flush();
            gatheredBytes = 0;
        } finally {
            lock.unlock();
        }
    }

    private void appendAnswer() throws IOException {
        ToWorker.Probe unanswered = probe;
        if (unanswered != null) { // the next one comes after the answer to this
            probe = null;
            writer.append(new FromWorker.Seen(unanswered.token()));
        }
    }

    /** Sends what waits. */
    void flush() throws IOException {
        lock.lock();
        try {
            writer.flush();
            gatheredBytes = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many bytes wait. */
    int gatheredBytes() {
        return gatheredBytes;
    }
}
