package io.github.processpool.core.worker;

import io.github.processpool.core.shared.Awaited;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the parent's messages off the pipe, as leader and followers: of the threads that wait for a message, one reads
 * the pipe itself, which saves a change of threads for each message. A reader thread reads when the waiting threads
 * can't, and while none waits, so that the end of the parent is noticed soon. For 50 ms after a message it leaves the
 * pipe to the thread that runs tasks, which will want the next message. After that it reads, since the message that
 * comes next may be for somebody else.
 *
 * <p>A leader is blocked in a read, which neither an interrupt nor a time limit ends. Instead the parent is asked for an
 * answer that says that the wait is over: on an interrupt by the interrupting thread, after a time limit by the reader
 * thread, which watches the leader.
 */
final class FromParent implements Runnable {
    private static final long LULL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Where the parent's messages come from, one after the other. */
    interface Source {
        /** Takes the next message; returns null, or why there are no more. */
        @Nullable
        ExitCode next();

        /** Called once, by the reader thread, when there are no more messages. */
        void ended(ExitCode end);
    }

    private final ReentrantLock reading = new ReentrantLock(); // held while reading, or deciding not to
    private @Nullable ExitCode end; // under the lock
    private long lastMessage; // nanoTime, under the lock
    private volatile @Nullable Leader leader; // null if nobody reads, or the reader thread
    private volatile long attentiveUntil = System.nanoTime(); // until then a message may come that nobody waits for
    private volatile boolean resting; // the reader thread sleeps until the leader has finished

    // Written once, before there is anything to wait for:
    private volatile @Nullable Source source;
    private volatile @Nullable Thread reader;
    private volatile @Nullable BooleanSupplier waiters;

    /** Starts the reader thread; {@code awaited} says whether any thread waits for a message. */
    void start(Source messages, BooleanSupplier awaited) {
        source = messages;
        waiters = awaited;
        reader = DaemonThreads.start("processpool-worker-parent", this);
    }

    /**
     * Reads, as leader, until what the caller waits for has come, or the parent is gone. Returns at once, as follower, if
     * another thread is reading already, or if the wait is too short to be watched.
     */
    void readUntil(Awaited wanted) {
        Leader mine = new Leader(wanted);
        if (source == null || mine.isShort() || !reading.tryLock()) {
            if (!reading.isLocked()) {
                LockSupport.unpark(reader);
            }
            return;
        }
        try {
            leader = mine;
            mine.readFrom(this);
        } finally {
            leader = null;
            reading.unlock();
            if (resting || isAwaited()) {
                LockSupport.unpark(reader);
            }
        }
    }

    /** Has the reader thread read for a while, though no thread waits: the parent may answer to what it was told. */
    void expectMessage() {
        attentiveUntil = System.nanoTime() + LULL_NANOS;
        LockSupport.unpark(reader);
    }

    /** Takes a message; false if there are no more. Under the lock. */
    boolean next() {
        if (end == null) {
            end = source().next();
            lastMessage = System.nanoTime();
        }
        return end == null;
    }

    private boolean isAwaited() {
        BooleanSupplier known = waiters;
        return known != null && known.getAsBoolean();
    }

    private Source source() {
        return Objects.requireNonNull(source);
    }

    /** The reader thread, which returns when the parent is gone. */
    @Override
    public void run() {
        @Nullable Leader seen = null;
        ExitCode reached = null;
        while (reached == null) {
            if (reading.tryLock()) {
                reached = readIfNobodyElseDoes();
                seen = null;
            } else {
                seen = watch(seen);
            }
        }
        source().ended(reached);
    }

    private @Nullable ExitCode readIfNobodyElseDoes() {
        long lull;
        try {
            long now = System.nanoTime();
            boolean needed = end != null || now - attentiveUntil < 0 || isAwaited();
            lull = needed ? 0 : lastMessage + LULL_NANOS - now;
            if (lull <= 0 && !next()) {
                return end;
            }
            if (lull <= 0 && !needed) { // no thread has come for it in time: it may be for another one
                attentiveUntil = lastMessage + LULL_NANOS;
            }
        } finally {
            reading.unlock();
        }
        if (lull > 0 && !isAwaited()) { // a thread that began to wait meanwhile has found the lock taken
            LockSupport.parkNanos(this, lull);
        }
        return null;
    }

    /** Waits while another thread reads; without limit if the same leader did so the last time. Returns the leader. */
    private @Nullable Leader watch(@Nullable Leader seen) {
        Leader present = leader;
        if (present == null || present != seen) {
            LockSupport.parkNanos(this, present == null ? LULL_NANOS : present.patience(LULL_NANOS));
        } else {
            resting = true;
            if (leader == present) {
                present.rest(this);
            }
            resting = false;
        }
        if (present != null) {
            present.endIfOverdue();
        }
        return present;
    }
}
