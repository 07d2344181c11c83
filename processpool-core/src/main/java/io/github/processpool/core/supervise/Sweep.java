package io.github.processpool.core.supervise;

import io.github.processpool.core.files.LeftOvers;
import io.github.processpool.core.files.PoolFolder;
import io.github.processpool.core.files.TemporaryFolders;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Removes, once in a pool's life, the temporary files of applications that were killed. It begins when the first worker has
 * started, so that it delays none.
 */
final class Sweep {
    private static final long PATIENCE_SECONDS = 2;

    private final PoolFolder folder;
    private final Executor executor;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    Sweep(PoolFolder folder, Executor executor) {
        this.folder = folder;
        this.executor = executor;
    }

    /** Begins, unless it has done so before. Returns at once. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            try {
                executor.execute(this::run);
            } catch (OutOfMemoryError e) {
                ended.countDown(); // there is no thread for it: the next pool does it
            }
        }
    }

    private void run() {
        try {
            LeftOvers.sweep(TemporaryFolders.forMemory(), folder.path());
        } catch (IOException | OutOfMemoryError e) {
            // Without a folder of its own this can't know what belongs to its user; the start of a worker reports why.
            // If there is no memory, the next pool does it.
        } finally {
            ended.countDown();
        }
    }

    /** Waits for a moment, so that a program that ends right after its pool has swept too. */
    void awaitEnd() {
        try {
            boolean unused = !begun.get() || ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
