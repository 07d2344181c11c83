package io.github.processpool.core.worker;

import io.github.processpool.core.wire.PoolProcess;

/** The process that started this one, as the system knows it: an orphan is given another parent. */
final class ParentProcess {
    private final long pid = PoolProcess.parentPid();

    /**
     * Waits for the parent's end; false if it is still there after this time. This polls, since no event reports it.
     *
     * @param lookMillis how long to wait before looking again
     */
    boolean endsWithin(long millis, long lookMillis) {
        for (long waited = 0; waited < millis && isThere(); waited += lookMillis) {
            try {
                Thread.sleep(lookMillis);
            } catch (InterruptedException e) {
                // A task interrupts every thread that it finds. Then this one looks earlier.
            }
        }
        return !isThere();
    }

    private boolean isThere() {
        return PoolProcess.parentPid() == pid;
    }
}
