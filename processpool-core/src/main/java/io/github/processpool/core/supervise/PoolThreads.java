package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.OutOfMemory;
import io.github.processpool.core.wire.SteadyThread;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a pool's threads, named {@code processpool-<pool>-<job>-<n>}. They are daemons, so that a forgotten pool does not
 * keep the application alive. They have the context class loader of the thread that made the pool, and inherit nothing of
 * the thread that happens to start them: it may belong to an application that ends before the pool does.
 */
public final class PoolThreads {
    private static final long IDLE_SECONDS = 5;

    private static final int LONGEST_REPAIR_PAUSE = 4; // in tries of Patiently; others wait

    /** What is to be done if the threads of a pool have left something undone. */
    public interface Repair {
        /** Repairs what began before that time, of System.nanoTime, and may have been left undone. */
        void makeGood(Throwable why, long nanoTime);
    }

    private final String poolName;
    private final @Nullable ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
    private final AtomicInteger started = new AtomicInteger();
    private volatile Repair repair = (why, since) -> {};

    public PoolThreads(String poolName) {
        this.poolName = poolName;
        Patiently.prepare();
        repair(new OutOfMemoryError("a warm-up")); // likewise
    }

    /**
     * Sets what to do if memory runs out in the middle of what a thread of the pool does. The action may be tried more than
     * once.
     */
    public void onShortage(Repair action) {
        repair = action;
    }

    private void runOrRepair(Runnable job) {
        try {
            job.run();
        } catch (Error e) {
            if (OutOfMemory.in(e) == null) {
                throw e;
            }
            repair(e);
        }
    }

    private record Careful(PoolThreads threads, Runnable job) implements Runnable { // no lambda: see Patiently
        @Override
        public void run() {
            threads.runOrRepair(job);
        }
    }

    private record Patient(Runnable action) implements Runnable {
        @Override
        public void run() {
            Patiently.run(action);
        }
    }

    /** Does what {@link #onShortage} says, as soon as there is memory for it. */
    void repair(Throwable why) {
        long now = System.nanoTime();
        boolean done = false;
        for (int tries = 1; !done; tries++) {
            try {
                repair.makeGood(why, now);
                done = true;
            } catch (Error e) {
                Patiently.pauseIfShort(Math.min(tries, LONGEST_REPAIR_PAUSE), e);
            }
        }
    }

    /** Makes a thread that takes no notice of interrupts, not yet started. */
    public Thread newSteadyThread(String job, Runnable body) {
        return withoutInheritance(() -> new SteadyThread(null, new Careful(this, body), name(job)));
    }

    /** Makes a thread for an executor, which interrupts those that wait for work when it ends; not yet started. */
    public Thread newThread(String job, Runnable body) {
        return withoutInheritance(() -> new Thread(null, body, name(job), 0, false));
    }

    /** Makes a thread of another class, whose constructor must say that it inherits no thread-local variables. */
    @SuppressWarnings("removal") // before JDK 24 there is no other way to keep the classes on the stack out of it
    public <T extends Thread> T withoutInheritance(Supplier<T> maker) {
        T thread = java.security.AccessController.doPrivileged((java.security.PrivilegedAction<T>) maker::get);
        thread.setContextClassLoader(contextLoader);
        thread.setDaemon(true);
        return thread;
    }

    /** Returns a name for a thread that the caller makes itself. */
    public String name(String job) {
        return "processpool-" + poolName + "-" + job + "-" + started.incrementAndGet();
    }

    /** Makes an executor whose threads start when needed and end when idle. */
    public ExecutorService newExecutor(String job) {
        return new CarefulExecutor(job);
    }

    /** Repairs what a job leaves undone, also if the job is lost before it begins. */
    private final class CarefulExecutor extends ThreadPoolExecutor {
        private final AtomicInteger notBegun = new AtomicInteger();

        CarefulExecutor(String job) {
            super(
                    0,
                    Integer.MAX_VALUE,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    new DiscardPolicy()); // after the end, nobody waits for a job any more
            setThreadFactory(body -> newThread(job, () -> runThread(body)));
        }

        @Override
        public void execute(Runnable job) {
            notBegun.incrementAndGet();
            try {
                super.execute(new Job(job));
            } catch (OutOfMemoryError e) { // there is no thread for it
                notBegun.decrementAndGet();
                throw e;
            }
        }

        private final class Job implements Runnable { // no lambda: see Patiently
            private final Runnable body;

            Job(Runnable body) {
                this.body = body;
            }

            @Override
            public void run() {
                int unused = notBegun.decrementAndGet();
                runOrRepair(body);
            }
        }

        /** A thread needs memory to wait for a job, and ends if there is none. The pool is repaired only if a job was lost. */
        private void runThread(Runnable body) {
            try {
                body.run();
            } catch (OutOfMemoryError e) {
                if (notBegun.getAndSet(0) != 0) {
                    repair(e);
                }
            }
        }
    }

    /** Repeats actions for which memory was short when they were due. */
    private final class PatientTimer extends ScheduledThreadPoolExecutor {
        private final Runnable waitAgain = this::prestartCoreThread;

        PatientTimer() {
            super(1);
            setThreadFactory(body -> newThread("timer", () -> runThread(body)));
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
            return super.schedule(new Careful(PoolThreads.this, new Patient(action)), delay, unit);
        }

        /** The thread needs memory even to wait. If there is none, another thread takes its place. */
        private void runThread(Runnable body) {
            try {
                body.run();
            } catch (OutOfMemoryError e) { // other failures are reported as those of any thread
                Patiently.untilDone(waitAgain);
            }
        }
    }

    /**
     * Makes the timer: one thread, for actions that return at once. The thread starts here. If it started with the first
     * action and failed to, that action would stay in the queue and never run.
     *
     * @throws OutOfMemoryError if there is no thread for it
     */
    public ScheduledThreadPoolExecutor newTimer() {
        ScheduledThreadPoolExecutor timer = new PatientTimer();
        timer.setRemoveOnCancelPolicy(true);
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.prestartCoreThread();
        return timer;
    }
}
