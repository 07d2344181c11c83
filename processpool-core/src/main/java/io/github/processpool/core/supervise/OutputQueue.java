package io.github.processpool.core.supervise;

import io.github.processpool.WorkerOutput;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What workers print, on its way to the sink, which has a thread of its own: a sink that is slow or stuck may cost lines
 * but never holds up a worker for longer than a moment. Lines of one worker stay in order.
 */
final class OutputQueue {
    private static final int CAPACITY = 4_096;
    private static final long PATIENCE_MILLIS = 1_000;

    private final Consumer<WorkerOutput> sink;
    private final PoolLog log;
    private final ThreadPoolExecutor executor;
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean stuck; // by the threads that offer: the sink took nothing for a while

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

    void add(WorkerOutput output) {
        executor.execute(() -> pass(output));
    }

    private void waitForRoom(Runnable line, ThreadPoolExecutor full) {
        if (full.isShutdown()) {
            return; // the pool has ended; what a process that outlived it prints is of no interest
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
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            log.warn(lost + " lines that workers printed were dropped, since the sink did not take them", null);
        }
        try {
            sink.accept(output);
        } catch (RuntimeException | Error e) {
            log.warn("the sink for worker output failed on: " + output.line(), e);
        }
    }

    /** Waits until the sink has had everything, or took nothing for a moment. */
    void drain() {
        executor.shutdown();
        try {
            long before = -1;
            while (!executor.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    && executor.getCompletedTaskCount() > before) {
                before = executor.getCompletedTaskCount();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
