package io.github.processpool.core.worker;

import io.github.processpool.core.wire.PoolProcess;

/** The process that started this one, as the system knows it: an orphan is given another parent. */
final class ParentProcess {
    private static final long LOOK_MILLIS = 200;

    private final long pid = PoolProcess.parentPid();

    /** Waits for the parent's end; false if it is still there after this time. This polls, since no event reports it. */
    boolean endsWithin(long millis) {
        try {
            for (long waited = 0; waited < millis && isThere(); waited += LOOK_MILLIS) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !isThere();
    }

    boolean isThere() {
        return PoolProcess.parentPid() == pid;
    }
}
