package io.github.processpool.core.dispatch;

import java.util.concurrent.TimeUnit;

/**
 * Decides how many items the next chunk of a submission has. Judged by the last chunks it takes about
 * {@link #TARGET_NANOS}, since a message costs some tens of microseconds. It is never more than half of an equal share of
 * what is left, so that no worker has much left while the others have nothing to do. The first chunks have one item:
 * nothing is known yet, and an item may take hours. Used under the dispatcher's lock.
 */
final class ChunkSizer {
    private static final long TARGET_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int LARGEST = 100_000;
    private static final int SHARES_PER_WORKER = 2;

    private static final int MOST_PREFETCHED = 8;
    private static final int SHARES_PER_WORKER_TO_PREFETCH = 4;
    private static final long LONGEST_PREFETCHED_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final int fixed;
    private double nanosPerItem = Double.POSITIVE_INFINITY;

    /** Makes a sizer; {@code fixed} is the size that the user asked for, 0 for none. */
    ChunkSizer(int fixed) {
        this.fixed = fixed;
    }

    int next(long unstarted, int workers) {
        if (fixed > 0) {
            return (int) Math.min(fixed, unstarted);
        }
        long fair = Math.max(1, unstarted / ((long) SHARES_PER_WORKER * workers));
        return (int) Math.min(fair, itemsPerTarget());
    }

    /**
     * Returns how many chunks a busy worker may prefetch: together they take about as long as one chunk should. It is at least
     * one, unless that is known to take longer, or nothing is known. Towards the end of a call it is none, since other
     * workers may run out of work.
     */
    int prefetch(long unstarted, int workers) {
        int items = next(unstarted, workers);
        double nanos = items * nanosPerItem;
        if (nanos > LONGEST_PREFETCHED_NANOS) {
            return 0;
        }
        int enough = (int) Math.max(1, Math.min(MOST_PREFETCHED, TARGET_NANOS / nanos));
        return (int) Math.min(enough, unstarted / ((long) SHARES_PER_WORKER_TO_PREFETCH * workers * items));
    }

    /** Returns how many items take about as long as a chunk should, at least 1. */
    int itemsPerTarget() {
        return (int) Math.max(1, Math.min(LARGEST, TARGET_NANOS / nanosPerItem));
    }

    int fixed() {
        return fixed;
    }

    /** Learns how long a chunk took. Slower is believed at once, faster by and by: code warms up, and data differ. */
    void took(int items, long nanos) {
        if (items > 0) {
            double measured = Math.max(1.0, (double) nanos / items);
            boolean slower = measured >= nanosPerItem || nanosPerItem == Double.POSITIVE_INFINITY;
            nanosPerItem = slower ? measured : Math.max(measured, nanosPerItem / 10);
        }
    }
}
