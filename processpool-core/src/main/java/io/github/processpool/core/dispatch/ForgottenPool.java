package io.github.processpool.core.dispatch;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Watches for a pool that is never closed: one that nobody holds any more, or that is still open when the application
 * ends. It warns with the place that made it, finishes what was submitted, and lets the workers leave.
 */
final class ForgottenPool implements Runnable {
    private static final long EXIT_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Cleaner CLEANER = Cleaner.create(); // whose thread has nothing of whoever made the first pool

    private final PoolCore core;
    private final Throwable creation;
    private final WeakReference<Thread> creator = new WeakReference<>(Thread.currentThread());
    private final Thread exitHook;
    private volatile boolean closed;

    private ForgottenPool(PoolCore core) {
        this.core = core;
        creation = new Throwable("the pool was created here");
        exitHook = new Thread(this::atExit, "processpool-" + core.options.poolName() + "-exit");
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
            warn("was never closed, and nobody holds it any more; it finishes what was submitted and ends");
            core.dispatcher.shutdown();
        }
    }

    private void atExit() {
        Thread creator = this.creator.get();
        if (!closed && (creator == null || !creator.isAlive())) { // else it may be on its way to close the pool
            warn("is still open while the application ends; its workers are ended");
        }
        List<Submission> pending = core.dispatcher.abandon();
        try {
            boolean unused = core.dispatcher.awaitEnd(EXIT_PATIENCE_NANOS); // its files go with the last worker
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Another exit hook may wait for a result: it must not do so for ever. Without one the JVM is gone by then.
        CompletableFuture.delayedExecutor(EXIT_PATIENCE_NANOS, TimeUnit.NANOSECONDS)
                .execute(() -> pending.forEach(left -> left.abort(core.dispatcher.applicationEnded())));
    }

    private void warn(String what) {
        core.log.warn("the pool " + what + ". Close it, best with try-with-resources", creation);
    }
}
