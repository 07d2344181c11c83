package io.github.processpool.core.shared;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A request as the thread sees it that has made it: somebody who waits for the outcome. */
final class Pending {
    /** No limit of time. */
    static final long FOREVER = Awaited.FOREVER;

    /** Brings about what a thread waits for, as far as the thread itself can. */
    interface Source {
        void listen(Awaited wanted);
    }

    private final Thread waiter = Thread.currentThread();
    private final Runnable giveUp;
    private final Source source;
    private volatile @Nullable Outcome outcome;

    Pending(Runnable giveUp, Source source) {
        this.giveUp = giveUp;
        this.source = source;
    }

    private boolean isThere() {
        return outcome != null;
    }

    void complete(Outcome reached) {
        outcome = reached;
        if (waiter != Thread.currentThread()) {
            LockSupport.unpark(waiter);
        }
    }

    /** Waits, whatever interrupts. */
    List<byte[]> await() {
        if (outcome == null) {
            source.listen(new Awaited(this::isThere));
        }
        boolean interrupted = false;
        Outcome reached = outcome;
        while (reached == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
            reached = outcome;
        }
        restore(interrupted);
        return valuesOf(reached);
    }

    /**
     * Waits for so long; null if the request was given up then.
     *
     * @throws InterruptedException if it was given up since the thread was interrupted
     */
    @Nullable
    List<byte[]> await(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        if (outcome == null) {
            source.listen(new Awaited(this::isThere, giveUp, nanos));
        }
        boolean interrupted = false;
        boolean overdue = false;
        Outcome reached = outcome;
        while (reached == null && !interrupted && !overdue) {
            if (nanos == FOREVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, deadline - System.nanoTime());
                overdue = deadline - System.nanoTime() <= 0;
            }
            interrupted = Thread.interrupted();
            reached = outcome;
        }
        if (reached == null) {
            giveUp.run();
            reached = outcome;
        }
        while (reached == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
            reached = outcome;
        }
        if (reached.isGivenUp()) {
            if (interrupted || Thread.interrupted()) {
                throw new InterruptedException();
            }
            return null;
        }
        restore(interrupted);
        return valuesOf(reached);
    }

    private static List<byte[]> valuesOf(Outcome reached) {
        if (reached.refusal() != null) {
            throw reached.refusal();
        }
        return reached.values() == null ? List.of() : reached.values();
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
