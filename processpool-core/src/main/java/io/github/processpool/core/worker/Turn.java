package io.github.processpool.core.worker;

import io.github.processpool.core.shared.Awaited;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread's turn to read the parent's messages, until the one has come that it waits for. */
final class Turn {
    /** Who gives up so soon is better off parked. */
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Awaited wanted;
    private final boolean limited;
    private final long deadline; // nanoTime
    private boolean overdue; // by the thread that watches

    Turn(Awaited wanted) {
        this.wanted = wanted;
        limited = wanted.nanos() != Awaited.FOREVER;
        deadline = limited ? System.nanoTime() + wanted.nanos() : 0;
    }

    boolean isShort() {
        return limited && wanted.nanos() < SHORT_NANOS;
    }

    /** Reads what {@code pipe} has next, one message after the other. */
    void take(Listening pipe) {
        Runnable giveUp = wanted.giveUp();
        if (giveUp == null) {
            read(pipe);
        } else {
            OnInterrupt.watch(() -> read(pipe), giveUp);
        }
    }

    private void read(Listening pipe) {
        boolean more = true;
        while (more && !wanted.isThere().getAsBoolean()) {
            more = pipe.next();
        }
    }

    // ---- the thread that watches ----

    /** Returns how long to wait, at most so long, before a look at the clock makes sense. */
    long patience(long nanos) {
        return limited && !overdue ? Math.min(nanos, deadline - System.nanoTime()) : nanos;
    }

    /** Parks until there is something to do, or for nothing. */
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
