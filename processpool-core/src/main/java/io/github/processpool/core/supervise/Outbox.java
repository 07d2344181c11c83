package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.FromWorker;
import io.github.processpool.core.wire.MessageWriter;
import io.github.processpool.core.wire.ToWorker;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages on their way to one worker, in order. A write to a pipe blocks while the pipe is full and the worker does
 * not read. A thread writes by itself if the pipe surely has room, or if it may wait: that saves a change of threads.
 * Otherwise a helper writes.
 */
final class Outbox {
    private static final int MOST_TRIES = 20;
    private static final long NOT_NOW = -1;

    private final Queue<ToWorker> waiting = new ArrayDeque<>(); // this and the next five under this object's lock
    private final PipeRoom room = new PipeRoom();
    private long added; // messages put in line so far
    private long taken; // of these, taken out to be written
    private boolean writing; // some thread owns the writer
    private boolean closed; // nothing more is written, since nobody would read it

    private final MessageWriter writer; // by the thread that has set `writing`
    private final Executor helpers;
    private final Runnable writeRest = this::writeRest; // made in advance: see Patiently
    private final Consumer<Throwable> onFailure;
    private volatile long written;
    private volatile boolean busy; // by the same thread

    /** {@code onFailure} gets the reason if nothing can be written any more, unless the pipe itself has broken. */
    Outbox(MessageWriter writer, Executor helpers, Consumer<Throwable> onFailure) {
        this.writer = writer;
        this.helpers = helpers;
        this.onFailure = onFailure;
    }

    /** Puts messages in line; {@link #send} must follow. Returns how many have been put in line so far. */
    synchronized long add(List<ToWorker> messages) {
        for (ToWorker message : messages) {
            waiting.add(message);
            room.add(message);
            added++;
        }
        ToWorker probe = room.probe();
        if (probe != null) {
            waiting.add(probe);
            added++;
        }
        return added;
    }

    /**
     * Sends what is in line, unless another thread does so. If the pipe surely has room for all of it, this thread writes up
     * to message number {@code here}; a helper thread writes the rest.
     */
    void send(long here) {
        send(here, false);
    }

    /** The same. A thread that may wait until the worker reads writes even if the pipe may be full. */
    void send(long here, boolean mayWait) {
        long most = beginWriting(here, mayWait);
        if (most != NOT_NOW) {
            write(most);
        }
    }

    /** Notes that the worker has answered a probe. Returns false if it was not sent that one. */
    synchronized boolean answered(FromWorker.Seen seen) {
        return room.answered(seen);
    }

    /** Makes the caller the writer, if there is none. Returns the number of the last message that it is to write. */
    private synchronized long beginWriting(long here, boolean mayWait) {
        if (writing || closed || waiting.isEmpty()) {
            return NOT_NOW;
        }
        writing = true;
        return mayWait || room.isSure() ? here : 0;
    }

    /** In the thread that is the writer: writes up to message number {@code most}; a helper thread writes the rest. */
    private void write(long most) {
        busy = true;
        try {
            for (ToWorker message = next(most); message != null; message = next(most)) {
                append(message);
                if (!hasNext(most)) {
                    writer.flush();
                    written = writer.written();
                }
            }
        } catch (IOException e) {
            // The pipe broke: its worker has ended, which the thread that reads from it reports. `writing` stays set,
            // so that nothing more is written.
            close();
            return;
        } catch (RuntimeException | Error e) {
            close(); // likewise: the pipe may contain half a message
            onFailure.accept(e);
            return;
        } finally {
            busy = false;
        }
        if (!endWriting()) {
            handOver();
        }
    }

    private void append(ToWorker message) throws IOException {
        try {
            writer.append(message);
        } catch (OutOfMemoryError e) {
            appendAgain(message, e);
        }
    }

    private void appendAgain(ToWorker message, OutOfMemoryError first) throws IOException {
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            if (writer.endedInTheMiddle()) {
                throw first;
            }
            Patiently.pause(tries);
            try {
                writer.append(message);
                return;
            } catch (OutOfMemoryError e) {
                // Perhaps the next time.
            }
        }
        throw first;
    }

    private void writeRest() {
        write(Long.MAX_VALUE);
    }

    private void handOver() {
        try {
            helpers.execute(writeRest);
        } catch (OutOfMemoryError e) {
            writeRest(); // there is no thread for it: better late than never
        }
    }

    private synchronized @Nullable ToWorker next(long most) {
        ToWorker message = taken < most && !closed ? waiting.poll() : null;
        taken += message == null ? 0 : 1;
        notifyAll();
        return message;
    }

    /**
     * Sends a message, and waits until it is its turn to be written, whichever thread writes. So messages that a worker
     * asked for don't pile up here. It also returns when nothing more is written.
     */
    void sendInTurn(ToWorker message) {
        long messages = add(List.of(message));
        send(messages, true);
        awaitTaken(messages);
    }

    private synchronized void awaitTaken(long messages) {
        boolean interrupted = false;
        while (taken < messages && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // by code of users that ran in this thread before
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean hasNext(long most) {
        return taken < most && !closed && !waiting.isEmpty();
    }

    /** Stops being the writer, unless there is more to write. */
    private synchronized boolean endWriting() {
        writing = !closed && !waiting.isEmpty();
        return !writing;
    }

    /** Drops what is in line, and what is added later: the worker has ended. A write that has begun goes on. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    /** Tells whether a thread is writing, which may wait for room in the pipe. */
    boolean isWriting() {
        return busy;
    }

    long written() {
        return written;
    }
}
