package io.github.processpool.core.worker;

/**
 * Ends the worker when its parent has ended. Usually the pipe tells that first. It does not if another process holds the
 * parent's end of the pipe, for instance one that native code of the application has started.
 */
record ParentWatch(Host host) implements Runnable {
    private static final long LOOK_MILLIS = 2_000;

    @Override
    public void run() {
        ParentProcess parent = new ParentProcess();
        do {
            pause();
        } while (parent.isThere());
        host.deserted(ExitCode.PARENT_GONE);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            // A task interrupts every thread that it finds. Then this one looks earlier.
        }
    }
}
