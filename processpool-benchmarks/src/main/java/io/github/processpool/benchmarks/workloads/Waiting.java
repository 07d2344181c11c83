package io.github.processpool.benchmarks.workloads;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits with a limit. They poll, because the state of other processes can only be observed, and the measured time must
 * not depend on help from the measured code.
 */
final class Waiting {
    private static final long LIMIT_SECONDS = 60;
    private static final long INTERVAL_NANOS = 300_000;
    private static final long SELDOM_NANOS = 3_000_000;
    private static final long SPARE_START_MILLIS = 1000;

    private Waiting() {}

    static <R> R result(Future<R> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no result", e);
        }
    }

    static void until(BooleanSupplier condition) {
        if (!until(condition, LIMIT_SECONDS)) {
            throw new IllegalStateException("waited " + LIMIT_SECONDS + " s in vain");
        }
    }

    /** Waits in a task while other workers are still starting, and leaves the processors to them. */
    static void seldomLookingUntil(BooleanSupplier condition) {
        if (!until(condition, LIMIT_SECONDS, SELDOM_NANOS)) {
            throw new IllegalStateException("waited " + LIMIT_SECONDS + " s in vain");
        }
    }

    /** Returns whether the condition became true in time. */
    static boolean until(BooleanSupplier condition, double seconds) {
        return until(condition, seconds, INTERVAL_NANOS);
    }

    private static boolean until(BooleanSupplier condition, double seconds, long intervalNanos) {
        long limit = System.nanoTime() + (long) (seconds * 1e9);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                return false;
            }
            LockSupport.parkNanos(intervalNanos);
        }
        return true;
    }

    /** Gives a spare worker, which starts after the others, the time to start: this can't be observed from outside. */
    static void forSpareWorker(Side.Extra extra) throws InterruptedException {
        if (extra == Side.Extra.SPARE_WORKER) {
            Thread.sleep(SPARE_START_MILLIS);
        }
    }
}
