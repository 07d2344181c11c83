package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.Exit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Where one worker is in its life, and why it ends. */
final class Lifecycle {
    private static final long EARLY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final long created = System.nanoTime();
    private volatile long begun; // nanoTime, like the next; both by the worker's own thread
    private volatile long readySince;

    private final ReentrantLock lock = new ReentrantLock();
    private WorkerPhase phase = WorkerPhase.STARTING; // this and the rest under the lock
    private int id; // changes when a standby takes its place
    private boolean leavesOnceStarted;
    private boolean wasReady; // when it ended
    private @Nullable String killReason; // why the pool itself ended it
    private boolean killIntended; // and that was no fault of the worker's
    private volatile @Nullable Running running; // written once, read by any thread

    Lifecycle(int id) {
        this.id = id;
    }

    int id() {
        lock.lock();
        try {
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the worker another number; false if it has that already. */
    boolean adopt(int place) {
        lock.lock();
        try {
            boolean changes = id != place;
            id = place;
            return changes;
        } finally {
            lock.unlock();
        }
    }

    WorkerPhase phase() {
        lock.lock();
        try {
            return phase;
        } finally {
            lock.unlock();
        }
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
    boolean connect(Running launched, WorkerOptions options) {
        lock.lock();
        try {
            // Before whatever else is said to it.
            launched.outbox().add(Introduction.of(options, id, launched.mark().file()));
            running = launched;
            return killReason == null && !leavesOnceStarted;
        } finally {
            lock.unlock();
        }
    }

    /** Returns false if it was ready before. */
    boolean becomesReady() {
        lock.lock();
        try {
            boolean first = enter(WorkerPhase.STARTING, leavesOnceStarted ? WorkerPhase.LEAVING : WorkerPhase.READY);
            if (first) {
                readySince = System.nanoTime();
            }
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** The worker leaves; false if it was not ready. */
    boolean leaves() {
        return enter(WorkerPhase.READY, WorkerPhase.LEAVING);
    }

    private boolean enter(WorkerPhase from, WorkerPhase to) {
        lock.lock();
        try {
            boolean allowed = phase == from;
            if (allowed) {
                phase = to;
            }
            return allowed;
        } finally {
            lock.unlock();
        }
    }

    /** The worker leaves as soon as it has started; false if it is not starting, or was to do so before. */
    boolean leavesOnceStarted() {
        lock.lock();
        try {
            boolean news = phase == WorkerPhase.STARTING && !leavesOnceStarted;
            leavesOnceStarted |= news;
            return news;
        } finally {
            lock.unlock();
        }
    }

    /** Notes why the pool kills the worker, unless that was noted before. Returns false if the process is gone already. */
    boolean kill(String reason, boolean intended) {
        lock.lock();
        try {
            if (phase == WorkerPhase.ENDED) {
                return false;
            }
            if (killReason == null) {
                killReason = reason;
                killIntended = intended;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean isKilled() {
        lock.lock();
        try {
            return killReason != null;
        } finally {
            lock.unlock();
        }
    }

    /** The process is gone. Returns whether the worker was ever ready. */
    boolean end() {
        lock.lock();
        try {
            wasReady |= phase != WorkerPhase.STARTING && phase != WorkerPhase.ENDED;
            phase = WorkerPhase.ENDED;
            return wasReady;
        } finally {
            lock.unlock();
        }
    }

    WorkerEnd describeEnd(long pid, Exit exit, List<String> lastLines) {
        lock.lock();
        try {
            boolean intended = killReason != null ? killIntended : phase == WorkerPhase.LEAVING;
            return WorkerEnd.of(pid, exit, lastLines, killReason, intended);
        } finally {
            lock.unlock();
        }
    }
}
