package io.github.processpool.core.supervise;

import io.github.processpool.core.launch.WorkerLauncher.Launched;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Kills one worker's process, also where this JVM lacks memory or file descriptors. It is made in advance and links no
 * lambda: see {@link Patiently}.
 */
record ProcessKill(Launched process, Executor helpers, Consumer<String> warnings)
        implements Supplier<Boolean>, Runnable {
    private static final long PAUSE_MILLIS = 200;

    /** Kills the process, with the processes that its tasks started as far as they are known. Returns at once. */
    void begin() {
        if (!isSent()) {
            try {
                helpers.execute(this);
            } catch (OutOfMemoryError e) { // there is no thread for it: the caller's has to do
                run();
            }
        }
    }

    private boolean isSent() {
        try {
            return process.kill();
        } catch (OutOfMemoryError e) {
            return Patiently.get(this);
        }
    }

    @Override
    public Boolean get() {
        return process.kill();
    }

    /**
     * Kills the process when no file descriptor is free, which Java needs to send a signal. Closing the pipe to the worker
     * frees one, and makes the worker end itself, unless it is stopped. Other threads may take the descriptor first, so this
     * is tried until the process has ended.
     */
    @Override
    public void run() {
        warnings.accept(
                "it can't be killed as usual because this application has no file descriptors left; its pipe is closed instead");
        Running.close(process.toWorker());
        while (!exitsSoon() && !process.kill()) {
            // It ends itself in a moment, with the processes that its tasks have started.
        }
    }

    private boolean exitsSoon() {
        try {
            return process.exitsWithin(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            return false; // it is tried again at once
        }
    }
}
