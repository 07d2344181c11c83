package io.github.processpool.core.worker;

/** The process that started this one, as the system knows it: an orphan is given another parent. */
final class ParentProcess {
    private static final long LOOK_MILLIS = 200;
    private static final long UNKNOWN = -1;

    private final long pid = parentPid();

    /** Waits for the parent's end; false if it is still there after this time. No event tells of it. */
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

    private boolean isThere() {
        return parentPid() == pid;
    }

    private static long parentPid() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(UNKNOWN);
    }
}
