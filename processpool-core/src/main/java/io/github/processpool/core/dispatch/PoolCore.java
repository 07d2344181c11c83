package io.github.processpool.core.dispatch;

import io.github.processpool.core.codec.ErrorDecoder;
import io.github.processpool.core.codec.FunctionEncoder;
import io.github.processpool.core.files.PoolFolder;
import io.github.processpool.core.launch.WorkerLauncher;
import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.PoolThreads;
import io.github.processpool.core.supervise.Supervisor;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.wire.Payload;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What all views of one pool share, and what lives on while its workers do. It knows nothing of the {@link LocalPool} that
 * the user holds, so that a pool that nobody holds any more can be noticed.
 */
final class PoolCore {
    private static final int CALLBACK_PATIENCE_SECONDS = 10;

    final PoolOptions options;
    final Dispatcher dispatcher;
    final Callbacks callbacks;
    final FunctionEncoder functions;
    final PoolLog log;

    private final PoolFolder folder;

    PoolCore(PoolOptions options, WorkerLauncher launcher) {
        this(options, launcher, new ReentrantLock());
    }

    /** Makes one whose dispatcher uses this lock. */
    PoolCore(PoolOptions options, WorkerLauncher launcher, ReentrantLock lock) {
        this.options = options;
        PoolThreads threads = new PoolThreads(options.poolName());
        folder = new PoolFolder();
        launcher.prepare(folder, body -> threads.newSteadyThread("prepare", body));
        log = new PoolLog(options.poolName());
        log.open(); // here, and not in whichever thread has something to say
        callbacks = new Callbacks(threads, log);
        functions = options.functions();
        ScheduledThreadPoolExecutor timer = threads.newTimer();
        DispatchState state = new DispatchState(options, lock);
        dispatcher = new Dispatcher(
                options,
                state,
                timer,
                log,
                events -> new Supervisor(
                        options.workers(), launcher, folder, events, threads, log, timer, this::startError));
        threads.onShortage(dispatcher::startAfresh);
    }

    void start(Runnable whenEnded) {
        dispatcher.start(whenEnded);
    }

    /** The JVM is about to end. Workers that are there then remove the pool's files; the JVM does where there are none. */
    void leaveNoFiles() {
        folder.deleteAtExit();
    }

    private Throwable startError(Payload error) {
        AllowedTypes types = AllowedTypes.beside(PoolCore.class, options.resultTypes(), options.exceptions());
        return ErrorDecoder.decode(error.bytes(), error.from(), error.to(), types);
    }

    /** Waits until the workers have ended and the callbacks have run; false if the time is over before. */
    boolean awaitTermination(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        if (!dispatcher.awaitEnd(nanos)) {
            return false;
        }
        return callbacks.isCallbackThread() || callbacks.awaitQuiet(deadline - System.nanoTime());
    }

    /** Shuts down and waits for what was submitted, as long as it takes; an interrupt ends it at once. */
    void close() {
        dispatcher.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = dispatcher.awaitEnd(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                interrupted = true;
                dispatcher.terminate();
            }
        }
        interrupted |= !awaitCallbacks();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns false if interrupted. A callback may wait for something that comes after the pool's end: not for ever. */
    private boolean awaitCallbacks() {
        if (callbacks.isCallbackThread()) {
            return true;
        }
        try {
            int left = callbacks.awaitAll(TimeUnit.SECONDS.toNanos(CALLBACK_PATIENCE_SECONDS));
            if (left > 0) {
                String those = left == 1 ? "1 callback has" : left + " callbacks have";
                log.warn(
                        "closed although " + those + " not ended, and none did for " + CALLBACK_PATIENCE_SECONDS
                                + " s: a callback must not wait for anything that happens after the close",
                        null);
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
