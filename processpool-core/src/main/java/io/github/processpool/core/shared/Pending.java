package io.github.processpool.core.shared;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request on the side of the thread that made it and waits for its outcome. */
final class Pending {
    private final Thread waiter = Thread.currentThread();
    private final Runnable giveUp;
    private final Consumer<Awaited> source;
    private volatile @Nullable Outcome outcome;

    /**
     * Begins a wait of the current thread.
     *
     * @param giveUp asks for the request to be given up; it is answered then too
     * @param source reads answers in the waiting thread, where the thread can do that itself
     */
    Pending(Runnable giveUp, Consumer<Awaited> source) {
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

    /** Waits for the outcome. An interrupt does not end the wait; it is set again afterwards. */
    List<byte[]> await() {
        if (outcome == null) {
            source.accept(new Awaited(this::isThere));
        }
        return valuesOf(reached(false));
    }

    /**
     * Waits for that long. Returns null if the request was given up when the time was over.
     *
     * @throws InterruptedException if the request was given up because the thread was interrupted
     */
    @Nullable
    List<byte[]> await(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        if (outcome == null) {
            source.accept(new Awaited(this::isThere, giveUp, nanos));
        }
        boolean interrupted = false;
        boolean overdue = false;
        while (outcome == null && !interrupted && !overdue) {
            if (nanos == Awaited.FOREVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, deadline - System.nanoTime());
                overdue = deadline - System.nanoTime() <= 0;
            }
            interrupted = Thread.interrupted();
        }
        if (outcome == null) {
            giveUp.run();
        }
        Outcome reached = reached(interrupted);
        if (!reached.isGivenUp()) {
            return valuesOf(reached);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return null;
    }

    /** Waits for the outcome, and interrupts the thread again if it was interrupted. */
    private Outcome reached(boolean before) {
        boolean interrupted = before;
        Outcome reached = outcome;
        while (reached == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
            reached = outcome;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return reached;
    }

    private static List<byte[]> valuesOf(Outcome reached) {
        if (reached.refusal() != null) {
            throw reached.refusal();
        }
        return reached.values() == null ? List.of() : reached.values();
    }
}
