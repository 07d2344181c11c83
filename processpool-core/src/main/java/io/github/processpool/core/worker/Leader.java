package io.github.processpool.core.worker;

import io.github.processpool.core.shared.Awaited;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that reads the parent's messages itself, until the one has come that it waits for. */
final class Leader {
    /** A thread that gives up so soon had better be parked. */
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Awaited wanted;
    private final boolean limited;
    private final long deadline; // nanoTime
    private boolean overdue; // by the reader thread

    Leader(Awaited wanted) {
        this.wanted = wanted;
        limited = wanted.nanos() != Awaited.FOREVER;
        deadline = limited ? System.nanoTime() + wanted.nanos() : 0;
    }

    boolean isShort() {
        return limited && wanted.nanos() < SHORT_NANOS;
    }

    /** Reads one message after the other. */
    void readFrom(FromParent pipe) {
        Runnable giveUp = wanted.giveUp();
        if (giveUp == null) {
            read(pipe);
        } else {
            OnInterrupt.watch(() -> read(pipe), giveUp);
        }
    }

    private void read(FromParent pipe) {
        boolean more = true;
        while (more && !wanted.isThere().getAsBoolean()) {
            more = pipe.next();
        }
    }

    // ---- called by the reader thread, which watches the leader ----

    /** Returns how long to wait before looking at the clock again, at most {@code nanos}. */
    long patience(long nanos) {
        return limited && !overdue ? Math.min(nanos, deadline - System.nanoTime()) : nanos;
    }

    /** Parks the reader thread until the time is over, or it is woken. */
    void rest(Object blocker) {
        if (limited && !overdue) {
            LockSupport.parkNanos(blocker, deadline - System.nanoTime());
        } else {
            LockSupport.park(blocker);
        }
    }

    void endIfOverdue() {
        @Nullable Runnable giveUp = wanted.giveUp();
        if (giveUp != null && limited && !overdue && deadline - System.nanoTime() <= 0) {
            overdue = true;
            giveUp.run();
        }
    }
}
