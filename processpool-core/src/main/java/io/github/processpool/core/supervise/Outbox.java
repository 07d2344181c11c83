package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.Message.ToWorker;
import io.github.processpool.core.wire.MessageWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The messages on their way to one worker, in order. A write to a pipe can block for as long as the worker does not
 * read, so whoever must not wait posts, and a helper thread writes; whoever may wait writes at once, which saves a
 * change of threads.
 */
final class Outbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<ToWorker> waiting = new ArrayDeque<>(); // under the lock
    private boolean writing; // under the lock: some thread owns the writer

    private final MessageWriter writer; // by the thread that has set `writing`
    private final Executor helpers;
    private volatile long written;

    Outbox(MessageWriter writer, Executor helpers) {
        this.writer = writer;
        this.helpers = helpers;
    }

    /** Puts messages in line, without sending them yet: {@link #send} must follow. */
    void add(List<ToWorker> messages) {
        lock.lock();
        try {
            waiting.addAll(messages);
        } finally {
            lock.unlock();
        }
    }

    /** Sends what is in line, unless another thread is at it: in this thread, or by a helper. */
    void send(boolean here) {
        if (!beginWriting()) {
            return;
        }
        if (here) {
            writeAll();
        } else {
            try {
                helpers.execute(this::writeAll);
            } catch (OutOfMemoryError e) {
                writeAll(); // no thread to be had: better late than never
            }
        }
    }

    /** Returns whether the caller has become the one who writes. */
    private boolean beginWriting() {
        lock.lock();
        try {
            boolean mine = !writing && !waiting.isEmpty();
            writing |= mine;
            return mine;
        } finally {
            lock.unlock();
        }
    }

    private void writeAll() {
        try {
            for (ToWorker message = next(); message != null; message = next()) {
                writer.append(message);
                if (nothingWaits()) {
                    writer.flush();
                    written = writer.written();
                }
            }
        } catch (IOException e) {
            // The pipe broke: its worker has ended, which its reader sees and tells. Nothing more is written to it, and
            // `writing` stays set so that nobody tries.
        }
    }

    private boolean nothingWaits() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable ToWorker next() {
        lock.lock();
        try {
            ToWorker message = waiting.poll();
            writing = message != null;
            return message;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of bytes written so far. */
    long written() {
        return written;
    }
}
