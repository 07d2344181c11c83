package io.github.processpool.core.supervise;

import io.github.processpool.WorkerOutput;
import io.github.processpool.core.wire.Quote;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What workers print, on its way to the sink, which has a thread of its own. A sink that is slow or stuck may lose lines,
 * but never holds up a worker for longer than a moment. Lines of one worker stay in order.
 */
final class OutputQueue {
    private static final int CAPACITY = 4_096;
    private static final long PATIENCE_MILLIS = 1_000;

    private static final long READER_PATIENCE_MILLIS = 300; // another process may hold the pipe open
    private static final long LONGEST_DRAIN_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int LONGEST_PAUSE = 5; // of a sink at the end, in units of PATIENCE_MILLIS

    private final Consumer<WorkerOutput> sink;
    private final PoolLog log;
    private final ThreadPoolExecutor executor;
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong offered = new AtomicLong();
    private final AtomicInteger offering = new AtomicInteger(); // lines that wait for room
    private int readers; // under this object's lock
    private volatile boolean stuck; // set by the threads that offer: the sink took nothing for a while
    private volatile @Nullable Thread passing; // the thread that is in the sink
    private volatile boolean awaitingEnd; // the sink itself waits for the pool's end
    private volatile boolean hurried;

    OutputQueue(Consumer<WorkerOutput> sink, PoolThreads threads, PoolLog log) {
        this.sink = sink;
        this.log = log;
        executor = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(CAPACITY),
                body -> threads.newThread("output", body),
                (line, full) -> waitForRoom(line, full));
        executor.allowCoreThreadTimeOut(true);
    }

    /** Starts a thread that reads a worker's output and adds it here. */
    void read(Runnable reader, PoolThreads threads) {
        count(1);
        threads.newSteadyThread("output", () -> {
                    try {
                        reader.run();
                    } finally {
                        count(-1);
                    }
                })
                .start();
    }

    private synchronized void count(int change) {
        readers += change;
        notifyAll();
    }

    void add(WorkerOutput output) {
        offering.incrementAndGet();
        try {
            executor.execute(() -> pass(output));
        } catch (OutOfMemoryError e) {
            dropped.incrementAndGet();
        } finally {
            offered.incrementAndGet();
            offering.decrementAndGet();
        }
    }

    /** Counts a line that was lost on its way here. */
    void dropped() {
        dropped.incrementAndGet();
    }

    private void waitForRoom(Runnable line, ThreadPoolExecutor full) {
        if (full.isShutdown()) {
            dropped.incrementAndGet(); // the line comes from a process that has outlived the pool
            return;
        }
        try {
            boolean taken = full.getQueue().offer(line, stuck ? 0 : PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            stuck = !taken;
            if (!taken) {
                dropped.incrementAndGet();
            }
        } catch (InterruptedException e) {
            dropped.incrementAndGet();
            Thread.currentThread().interrupt();
        }
    }

    private void pass(WorkerOutput output) {
        stuck = false;
        tellOfDropped();
        passing = Thread.currentThread();
        try {
            sink.accept(output);
        } catch (RuntimeException | Error e) {
            log.warn("the sink for worker output failed on: " + Quote.text(output.line()), e);
        } finally {
            passing = null;
        }
    }

    private void tellOfDropped() {
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            String lines = lost == 1 ? "1 line that workers printed was" : lost + " lines that workers printed were";
            log.warn(lines + " dropped, because the sink for worker output was too slow", null);
        }
    }

    private boolean isSinkThread() {
        return Thread.currentThread() == passing;
    }

    /** Waits for the end of the pool. If the sink itself waits for that, the end does not wait for the sink. */
    boolean await(EndWait wait) throws InterruptedException {
        if (!isSinkThread()) {
            return wait.await();
        }
        awaitingEnd = true;
        try {
            return wait.await();
        } finally {
            awaitingEnd = false;
        }
    }

    /** Does not wait for a slow sink any more. */
    void hurry() {
        hurried = true;
    }

    /** Waits until the sink has had everything, or takes too long, and reports how many lines it did not get. */
    void drain() {
        if (isSinkThread()) {
            executor.shutdown(); // it takes the others when it comes back
            return;
        }
        long deadline = System.nanoTime() + LONGEST_DRAIN_NANOS;
        try {
            awaitReaders(deadline);
            executor.shutdown();
            if (!awaitSink(deadline)) {
                dropped.addAndGet(executor.getQueue().drainTo(new ArrayList<>()));
            }
        } catch (InterruptedException e) {
            executor.shutdown();
            Thread.currentThread().interrupt();
        }
        tellOfDropped();
    }

    /** Waits for readers that still have something to add. */
    private synchronized void awaitReaders(long deadline) throws InterruptedException {
        long before = -1;
        while (readers > 0 && isAwaited(deadline) && (offering.get() > 0 || offered.get() > before)) {
            before = offered.get();
            wait(READER_PATIENCE_MILLIS);
        }
    }

    /** Returns false if it takes too long. */
    private boolean awaitSink(long deadline) throws InterruptedException {
        int pause = 0;
        long before = executor.getCompletedTaskCount();
        do {
            if (awaitingEnd || executor.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
            pause = executor.getCompletedTaskCount() > before ? 0 : pause + 1;
            before = executor.getCompletedTaskCount();
        } while (pause < LONGEST_PAUSE && isAwaited(deadline));
        return awaitingEnd;
    }

    private boolean isAwaited(long deadline) {
        return !awaitingEnd && !hurried && System.nanoTime() - deadline < 0;
    }
}
