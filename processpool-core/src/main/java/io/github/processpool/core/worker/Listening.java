package io.github.processpool.core.worker;

import io.github.processpool.core.shared.Awaited;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the parent's messages off the pipe, as leader and followers: a thread that waits for a message reads the pipe
 * itself, which saves a change of threads for each message. A thread of this class reads when the waiting threads can't, and
 * while none waits, so that the end of the parent is seen soon. For 50 ms after a message it leaves the pipe to the thread
 * that runs tasks, which will want the next one. If that takes longer, it reads, since a question may lie behind what is
 * ready.
 *
 * <p>Where a wait can end before the message is there, its end is a message too, for which the parent is asked: on an
 * interrupt by who interrupts, when the time is over by the thread of its own, which for that watches who reads.
 */
final class Listening implements Runnable {
    private static final long LULL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Where the parent's messages come from, one after the other. */
    interface Source {
        /** Takes the next message; returns null, or why there are no more. */
        @Nullable
        ExitCode next();

        /** Hears that there are no more messages. */
        void ended(ExitCode end);
    }

    private final ReentrantLock reading = new ReentrantLock(); // held by whoever reads, or decides not to
    private @Nullable ExitCode end; // under the lock
    private long lastMessage; // nanoTime, under the lock
    private volatile @Nullable Turn turn; // of the thread that reads, unless that is the own one
    private volatile long attentiveUntil = System.nanoTime(); // a message that nobody waits for may come until then
    private volatile boolean resting; // by the own thread: it wakes when the turn is over, not before

    // Written once, before there is anything to wait for:
    private volatile @Nullable Source source;
    private volatile @Nullable Thread own;
    private volatile @Nullable BooleanSupplier waiters;

    /** Begins, with a thread of its own; {@code awaited} says whether there is somebody who waits for a message. */
    void start(Source messages, BooleanSupplier awaited) {
        source = messages;
        waiters = awaited;
        own = DaemonThreads.start("processpool-worker-parent", this);
    }

    /**
     * Reads until what the caller waits for has come, or the parent is gone; returns at once if another thread reads
     * already, which will bring it, and for waits that are too short to be watched.
     */
    void listen(Awaited wanted) {
        Turn mine = new Turn(wanted);
        if (source == null || mine.isShort() || !reading.tryLock()) {
            if (!reading.isLocked()) {
                LockSupport.unpark(own);
            }
            return;
        }
        try {
            turn = mine;
            mine.take(this);
        } finally {
            turn = null;
            reading.unlock();
            if (resting || isAwaited()) {
                LockSupport.unpark(own);
            }
        }
    }

    /** Has the thread of its own read for a while, though nobody waits: the parent may answer to what it was told. */
    void expectMessage() {
        attentiveUntil = System.nanoTime() + LULL_NANOS;
        LockSupport.unpark(own);
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

    /** The own thread, which returns when the parent is gone. */
    @Override
    public void run() {
        @Nullable Turn seen = null;
        ExitCode reached = null;
        while (reached == null) {
            if (reading.tryLock()) {
                reached = readUnlessOthersWill();
                seen = null;
            } else {
                seen = watch(seen);
            }
        }
        source().ended(reached);
    }

    private @Nullable ExitCode readUnlessOthersWill() {
        long lull;
        try {
            long now = System.nanoTime();
            boolean needed = end != null || now - attentiveUntil < 0 || isAwaited();
            lull = needed ? 0 : lastMessage + LULL_NANOS - now;
            if (lull <= 0 && !next()) {
                return end;
            }
            if (lull <= 0 && !needed) { // nobody has come for it in time: there may be a question behind it
                attentiveUntil = lastMessage + LULL_NANOS;
            }
        } finally {
            reading.unlock();
        }
        if (lull > 0 && !isAwaited()) { // who began to wait meanwhile has found the lock taken
            LockSupport.parkNanos(this, lull);
        }
        return null;
    }

    /** Another thread reads: waits a while, or longer if it did so the last time already. Returns who reads. */
    private @Nullable Turn watch(@Nullable Turn seen) {
        Turn present = turn;
        if (present == null || present != seen) {
            LockSupport.parkNanos(this, present == null ? LULL_NANOS : present.patience(LULL_NANOS));
        } else {
            resting = true;
            if (turn == present) {
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
