package io.github.processpool.benchmarks.workloads;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits that must not last for ever. Looks again every so often: what other processes do can only be seen, and the
 * measured time must not depend on the help of what is measured.
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

    /** Waits in a task, beside workers that are still starting, and leaves them the processors. */
    static void seldomLookingUntil(BooleanSupplier condition) {
        if (!until(condition, LIMIT_SECONDS, SELDOM_NANOS)) {
            throw new IllegalStateException("waited " + LIMIT_SECONDS + " s in vain");
        }
    }

    /** Says whether it came true in time. */
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

    /** Gives a spare worker, which starts after the others, the time for it: nobody outside can see that it is there. */
    static void forSpareWorker(Side.Extra extra) throws InterruptedException {
        if (extra == Side.Extra.SPARE_WORKER) {
            Thread.sleep(SPARE_START_MILLIS);
        }
    }
}
