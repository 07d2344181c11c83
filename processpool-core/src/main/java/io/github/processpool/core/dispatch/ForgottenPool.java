package io.github.processpool.core.dispatch;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;

/**
 * Watches for a pool that is never closed: one that nobody holds any more, or that is still open when the application
 * ends. It warns with the place that made it. One that nobody holds finishes what was submitted and ends. At the
 * application's end nothing is ended here: the JVM runs exit hooks beside each other, and others may still use the pool or
 * close it. Its workers end when the JVM is gone.
 */
final class ForgottenPool implements Runnable {
    private static final Cleaner CLEANER = Cleaner.create(); // whose thread has nothing of whoever made the first pool

    private final PoolCore core;
    private final Throwable creation;
    private final WeakReference<Thread> creator = new WeakReference<>(Thread.currentThread());
    private final Thread exitHook;
    private volatile boolean closed;

    private ForgottenPool(PoolCore core) {
        this.core = core;
        creation = new Throwable("the pool was created here");
        exitHook = new ExitHooks.Hook(this::atExit, "processpool-" + core.options.poolName() + "-exit");
    }

    /** Begins to watch. What is returned is told when the pool is closed properly. */
    static ForgottenPool watch(LocalPool pool, PoolCore core) {
        ForgottenPool watch = new ForgottenPool(core);
        CLEANER.register(pool, watch);
        try {
            Runtime.getRuntime().addShutdownHook(watch.exitHook);
        } catch (IllegalStateException e) {
            // The application is ending: the workers will notice.
        }
        return watch;
    }

    /** The pool was shut down or terminated: nothing to warn of. */
    void closed() {
        if (!closed) {
            closed = true;
            creation.setStackTrace(new StackTraceElement[0]);
        }
    }

    /** The last worker has ended. */
    void ended() {
        closed();
        try {
            Runtime.getRuntime().removeShutdownHook(exitHook);
        } catch (IllegalStateException e) {
            // The application is ending, and the hook finds nothing to do.
        }
    }

    /** The cleaner's call: nobody holds the pool any more. */
    @Override
    public void run() {
        if (!closed) {
            warn("was never closed, and nothing references it any more; it finishes what was submitted and ends");
            core.dispatcher.shutdown();
        }
    }

    private void atExit() {
        if (!closed && !ExitHooks.mayBeFollowedBy(creator.get())) {
            warn("is still open while the application ends; its workers end with it");
        }
        core.leaveNoFiles();
    }

    private void warn(String what) {
        core.log.warn("the pool " + what + ". Close it, best with try-with-resources", creation);
    }
}
