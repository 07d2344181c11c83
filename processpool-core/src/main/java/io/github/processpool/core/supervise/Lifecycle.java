package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.Exit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where one worker is in its life, and why it ends. */
final class Lifecycle {
    private static final long EARLY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final long created = System.nanoTime();
    private volatile long begun; // nanoTime, like the next; both by the worker's own thread
    private volatile long readySince;

    private WorkerPhase phase = WorkerPhase.STARTING; // this and the rest under this object's lock
    private int id; // changes when a standby takes its place
    private boolean leavesOnceStarted;
    private boolean wasReady; // when it ended
    private @Nullable String killReason; // why the pool itself ended it
    private boolean killIntended; // and that was no fault of the worker's
    private volatile @Nullable Running running; // written once, read by any thread

    Lifecycle(int id) {
        this.id = id;
    }

    synchronized int id() {
        return id;
    }

    /** Gives the worker another number; false if it has that already. */
    synchronized boolean adopt(int place) {
        boolean changes = id != place;
        id = place;
        return changes;
    }

    synchronized WorkerPhase phase() {
        return phase;
    }

    /** Returns what the worker has from the launch of its process on; null before. */
    @Nullable
    Running running() {
        return running;
    }

    /** Tells whether the worker was made before that time, of System.nanoTime. */
    boolean isOlderThan(long nanoTime) {
        return created - nanoTime < 0;
    }

    /** Tells whether less than 10 seconds have passed since the worker was ready. */
    boolean isYoung() {
        return System.nanoTime() - readySince < EARLY_NANOS;
    }

    /** Returns how long the worker took to be ready. */
    long startNanos() {
        return readySince - begun;
    }

    void begins() {
        begun = System.nanoTime();
    }

    /** Takes what the process has, and introduces the worker to it. Returns false if it is not wanted any more. */
    synchronized boolean connect(Running launched, WorkerOptions options) {
        // Before whatever else is said to it.
        launched.outbox().add(Introduction.of(options, id, launched.mark().file()));
        running = launched;
        return killReason == null && !leavesOnceStarted;
    }

    /** Returns false if it was ready before. */
    synchronized boolean becomesReady() {
        boolean first = enter(WorkerPhase.STARTING, leavesOnceStarted ? WorkerPhase.LEAVING : WorkerPhase.READY);
        if (first) {
            readySince = System.nanoTime();
        }
        return first;
    }

    /** The worker leaves; false if it was not ready. */
    boolean leaves() {
        return enter(WorkerPhase.READY, WorkerPhase.LEAVING);
    }

    private synchronized boolean enter(WorkerPhase from, WorkerPhase to) {
        boolean allowed = phase == from;
        if (allowed) {
            phase = to;
        }
        return allowed;
    }

    /** The worker leaves as soon as it has started; false if it is not starting, or was to do so before. */
    synchronized boolean leavesOnceStarted() {
        boolean news = phase == WorkerPhase.STARTING && !leavesOnceStarted;
        leavesOnceStarted |= news;
        return news;
    }

    /** Notes why the pool kills the worker, unless that was noted before. Returns false if the process is gone already. */
    synchronized boolean kill(String reason, boolean intended) {
        if (phase == WorkerPhase.ENDED) {
            return false;
        }
        if (killReason == null) {
            killReason = reason;
            killIntended = intended;
        }
        return true;
    }

    synchronized boolean isKilled() {
        return killReason != null;
    }

    /** The process is gone. Returns whether the worker was ever ready. */
    synchronized boolean end() {
        wasReady |= phase != WorkerPhase.STARTING && phase != WorkerPhase.ENDED;
        phase = WorkerPhase.ENDED;
        return wasReady;
    }

    synchronized WorkerEnd describeEnd(long pid, Exit exit, List<String> lastLines) {
        boolean intended = killReason != null ? killIntended : phase == WorkerPhase.LEAVING;
        return WorkerEnd.of(pid, exit, lastLines, killReason, intended);
    }
}
