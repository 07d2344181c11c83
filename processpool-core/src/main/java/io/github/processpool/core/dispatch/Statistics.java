package io.github.processpool.core.dispatch;

import io.github.processpool.core.supervise.WorkerHandle;

/** A pool's counters, under the dispatcher's lock. */
final class Statistics {
    private final long[] doneAt;
    long completed;
    long failed;
    long retried;
    long crashed;
    long bytesSent; // to and from workers that have ended
    long bytesReceived;
    long waitingNanos;
    long workingNanos;

    Statistics(int places) {
        doneAt = new long[places];
    }

    void answered(int succeededItems, int failedItems) {
        completed += succeededItems;
        failed += failedItems;
    }

    void retried() {
        retried++;
    }

    /** Counts items that the worker in a place has answered. */
    void answeredAt(int place, int items) {
        doneAt[place] += items;
    }

    long doneAt(int place) {
        return doneAt[place];
    }

    void ended(boolean unexpected, int lostItems) {
        crashed += unexpected ? 1 : 0;
        failed += lostItems;
    }

    void exchanged(WorkerHandle worker) {
        bytesSent += worker.bytesSent();
        bytesReceived += worker.bytesReceived();
    }

    void waited(long sinceNanos) {
        waitingNanos += System.nanoTime() - sinceNanos;
    }

    void worked(long nanos) {
        workingNanos += Math.max(0, nanos);
    }
}
