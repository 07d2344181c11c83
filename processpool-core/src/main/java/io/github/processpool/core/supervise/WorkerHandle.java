package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.OutOfMemory;
import io.github.processpool.core.wire.ToWorker;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One worker process, from before its start until after its end, as the rest of the pool sees it. Its methods may be called
 * by any thread, and return at once.
 */
public final class WorkerHandle {
    private static final long LEAVING_PATIENCE_SECONDS = 30;
    private static final String NO_MEMORY =
            "the application has run out of memory and could not communicate with the worker";

    private final WorkerLife.Surroundings pool;
    private final Lifecycle lifecycle;
    private final WorkerLife life;
    private final Loss loss = new Loss(); // made in advance
    private final AtomicBoolean begins = new AtomicBoolean();
    private volatile @Nullable Future<?> startLimit; // by whoever starts it
    private volatile boolean used; // it was given something to do

    WorkerHandle(int id, WorkerLife.Surroundings pool) {
        this.pool = pool;
        lifecycle = new Lifecycle(id);
        life = new WorkerLife(this, lifecycle, pool);
    }

    /** Starts the worker, unless it was started before. If there is no thread for it, it can be started again. */
    void start() {
        if (!begins.getAndSet(true)) {
            try {
                pool.threads().newSteadyThread("worker", life).start();
            } catch (OutOfMemoryError e) {
                begins.set(false);
                throw e;
            }
        }
    }

    void limitStart(Future<?> limit) {
        startLimit = limit;
    }

    void cancelStartLimit() {
        Future<?> limit = startLimit;
        if (limit != null) {
            limit.cancel(false);
        }
    }

    // ---- what it is ----

    /** Returns the worker's place in the pool, from 0. */
    public int id() {
        return lifecycle.id();
    }

    /** Returns the process id, or -1 before the process has started. */
    public long pid() {
        Running running = lifecycle.running();
        return running == null ? -1 : running.process().pid();
    }

    /** Returns where the worker is in its life. */
    public WorkerPhase phase() {
        return lifecycle.phase();
    }

    /** Tells whether the worker takes work. */
    public boolean isReady() {
        return phase() == WorkerPhase.READY;
    }

    /** Tells whether the process has ended; then it stays so. */
    public boolean isEnded() {
        return phase() == WorkerPhase.ENDED;
    }

    /** Tells whether the worker was given anything to do since it was ready. */
    public boolean isUsed() {
        return used;
    }

    boolean isOlderThan(long nanoTime) {
        return lifecycle.isOlderThan(nanoTime);
    }

    /** Tells of a worker that has ended whether that was soon after its start, before it was given anything to do. */
    boolean endedEarly() {
        return !used && lifecycle.isYoung();
    }

    long startNanos() {
        return lifecycle.startNanos();
    }

    /** Returns how many items of a chunk the worker has started; exact once it has ended. */
    public int started(long chunk) {
        Running running = lifecycle.running();
        return running == null ? 0 : running.mark().started(chunk);
    }

    /** Returns the number of bytes sent to the worker so far. */
    public long bytesSent() {
        Running running = lifecycle.running();
        return running == null ? 0 : running.outbox().written();
    }

    /** Returns the number of bytes that came from the worker so far. */
    public long bytesReceived() {
        Running running = lifecycle.running();
        return running == null ? 0 : running.intake().bytesRead();
    }

    /** Tells whether a message has come from the worker and is being dealt with. */
    public boolean isDelivering() {
        Running running = lifecycle.running();
        return running != null && running.intake().isDelivering();
    }

    /** Tells whether a message is being dealt with for longer than any message takes, unless code of users hangs. */
    public boolean isStuck() {
        Running running = lifecycle.running();
        return running != null && running.intake().isStuck();
    }

    // ---- what it is told ----

    /**
     * Puts messages in line, which takes no time and may be done under a lock; {@link #send} or {@link #sendHere} must
     * follow. What is put in line first arrives first.
     *
     * @return how many have been put in line so far
     */
    public long add(List<ToWorker> messages) {
        used = true;
        Running running = lifecycle.running();
        return running == null ? 0 : running.outbox().add(messages);
    }

    /** Sends what is in line, without waiting until the pipe has taken it. If the worker has ended, it is lost. */
    public void send() {
        sendHere(0);
    }

    /**
     * Sends what is in line, without waiting: up to message number {@code most} in the calling thread, if the pipe surely has
     * room for it.
     */
    public void sendHere(long most) {
        Running running = lifecycle.running();
        if (running != null) {
            running.outbox().send(most);
        }
    }

    /** Sends messages that do not count as use. Does nothing if the worker was given work before, or is not ready. */
    public void tellInAdvance(List<ToWorker> messages) {
        if (!used && isReady()) {
            post(messages);
        }
    }

    private void post(List<ToWorker> messages) {
        Running running = lifecycle.running();
        if (running != null) {
            running.outbox().add(messages);
            running.outbox().send(0);
        }
    }

    /** Gives a standby its place. */
    void adopt(int place) {
        if (lifecycle.adopt(place)) {
            post(List.of(new ToWorker.Adopt(place)));
        }
    }

    /** Tells the worker to leave once it has done what it was given, its initializer included. If it does not, it is killed. */
    void stop() {
        if (lifecycle.leaves() || lifecycle.leavesOnceStarted()) {
            post(List.of(new ToWorker.Stop()));
        }
        watchLeaving();
    }

    void watchLeaving() {
        var unused = pool.timer().schedule(new LeaveCheck(this), LEAVING_PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    // These are classes. A lambda is linked when it is first used, and without memory that may fail for good.

    private record LeaveCheck(WorkerHandle worker) implements Runnable {
        @Override
        public void run() {
            if (worker.phase() == WorkerPhase.LEAVING) {
                String patience = LEAVING_PATIENCE_SECONDS + " s";
                worker.pool.warn(worker + " did not exit within " + patience + " and is killed");
                worker.kill("it did not exit within " + patience + " of being told to");
            }
        }
    }

    private final class Loss implements Runnable {
        @Override
        public void run() {
            pool.watcher().lost(WorkerHandle.this);
        }
    }

    // ---- how the pool ends it ----

    /**
     * Kills the worker now, with those processes started by its tasks that are known. Messages that it had sent before
     * are still received.
     *
     * @param reason the reason for callers who wait for its results
     */
    public void kill(String reason) {
        kill(reason, true);
    }

    /** {@code intended} is false if the worker is to blame. */
    void kill(String reason, boolean intended) {
        boolean lives = lifecycle.kill(reason, intended);
        Running running = lifecycle.running(); // if there is none yet, its launch finds that it is not wanted
        if (lives && running != null) {
            tellOfLoss(); // first: finding a process's descendants takes a while
            running.kill().begin();
            life.watchKilled();
        }
    }

    /** In another thread, since work may be handed out then. */
    private void tellOfLoss() {
        try {
            pool.writers().execute(loss);
        } catch (OutOfMemoryError e) {
            // There is no thread for it: the worker's own one tells when it sees the end.
        }
    }

    /** Ends the worker since something failed in this JVM that the worker waits for. */
    void killFor(Throwable failure) {
        if (OutOfMemory.in(failure) != null) {
            kill(NO_MEMORY);
        } else {
            kill("the pool itself failed while it handled the worker: " + failure, false);
            if (!isEnded()) {
                pool.failed(this, failure);
            }
        }
    }

    void warn(String what) {
        pool.warn(this + ": " + what);
    }

    @Override
    public String toString() {
        return "worker " + id() + " (pid " + pid() + ")";
    }
}
