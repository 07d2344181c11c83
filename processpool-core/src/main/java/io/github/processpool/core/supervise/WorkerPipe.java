package io.github.processpool.core.supervise;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What comes from a worker through one of its pipes. It ends when the process has ended and all that it wrote has been
 * read, also while another process holds the pipe open.
 *
 * <p>One thread reads. The {@link ExitWatch} reports the end of the process. If a read is waiting then, the watch ends it
 * with a byte of its own, which it writes into the pipe behind everything that the worker wrote.
 */
final class WorkerPipe extends InputStream {
    /** More than a pipe holds in Linux. */
    private static final int MOST_LEFT_BYTES = 1 << 20;

    private static final long WAKING_PATIENCE_SECONDS = 1;

    /** Reads all of a pipe. */
    interface Reading<E extends Exception> {
        void readAll() throws E;
    }

    private final InputStream in;
    private final AtomicLong bytesRead = new AtomicLong();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean waiting; // by the reader, before it looks at `exited`
    private volatile boolean exited; // by the watch, before it looks at `waiting`
    private @Nullable InputStream rest; // by the reader: what was left in the pipe when the process had ended

    private final ReentrantLock waking = new ReentrantLock();
    private boolean woken; // under the lock: the watch's byte is in the pipe
    private boolean over; // under the lock: what comes into the pipe now is not read any more

    WorkerPipe(InputStream in) {
        this.in = in;
    }

    // ---- the reader ----

    /**
     * Runs what reads all of the pipe. When the process has ended, a thread of the JDK reads what is left in the pipe into
     * memory: without end, if another process goes on writing. Holding the stream's own monitor prevents that until the
     * stream is closed.
     */
    <E extends Exception> void readAlone(Reading<E> reading) throws E {
        synchronized (in) {
            try {
                reading.readAll();
            } finally {
                finish();
            }
        }
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        waiting = true;
        int count = exited ? 0 : in.read(target, from, length);
        waiting = false;
        int read = exited && count >= 0 ? readRest(target, from, length, count) : count;
        bytesRead.addAndGet(Math.max(0, read));
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Returns the number of bytes read so far, by which it can be seen that a long message is under way. */
    long bytesRead() {
        return bytesRead.get();
    }

    private int readRest(byte[] target, int from, int length, int count) throws IOException {
        InputStream left = rest;
        int own = count;
        if (left == null) {
            boolean marked = endWaking();
            byte[] all = in.readNBytes(Math.min(in.available(), MOST_LEFT_BYTES));
            boolean markIsInRest = marked && all.length > 0;
            own -= marked && !markIsInRest ? 1 : 0;
            left = new ByteArrayInputStream(all, 0, all.length - (markIsInRest ? 1 : 0));
            rest = left;
        }
        return own > 0 ? own : left.read(target, from, length);
    }

    /** Prevents the watch from writing its byte. Returns whether it has done so, and the byte is in the pipe or was just read. */
    private boolean endWaking() throws IOException {
        if (!lockInTime()) {
            throw new IOException("another process fills the pipe of a worker that has ended");
        }
        try {
            over = true;
            return woken;
        } finally {
            waking.unlock();
        }
    }

    private boolean lockInTime() {
        while (true) {
            try {
                return waking.tryLock(WAKING_PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // A task's code may interrupt every thread it finds. What the worker wrote must not be lost for that.
            }
        }
    }

    private void finish() {
        try {
            if (exited) {
                close();
            }
        } catch (IOException e) {
            // What is left in a dead worker's pipe is of no use to anybody.
        } finally {
            finished.countDown();
        }
    }

    // ---- the watch ----

    /** The process has ended. */
    void processEnded() {
        exited = true;
    }

    /** Waits until everything has been read. Returns false if that takes longer than this time. */
    boolean finishesWithin(long millis) throws InterruptedException {
        return finished.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Tells whether the reader is waiting for what the process might write. */
    boolean isWaiting() {
        return waiting;
    }

    /** Ends a read that waits, by a byte that is written into the pipe, if it can be found. */
    void wake(HeldPipe pipe) {
        waking.lock();
        try {
            if (waiting && !woken && !over) {
                woken = pipe.writeIfEmpty();
            }
        } finally {
            waking.unlock();
        }
    }
}
