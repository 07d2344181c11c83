package io.github.processpool.core.supervise;

import io.github.processpool.core.files.PoolFolder;
import io.github.processpool.core.launch.WorkerLauncher;
import java.util.concurrent.ExecutorService;

/** What is left to be done when the last worker of a pool has ended. */
final class PoolEnd implements Runnable {
    private final WorkerLauncher launcher;
    private final PoolFolder folder;
    private final Sweep sweep;
    private final OutputQueue outputs;
    private final ExecutorService writers;
    private final WorkerEvents events;
    private final Runnable finish = this::finish; // linked in advance: see Patiently

    PoolEnd(
            WorkerLauncher launcher,
            PoolFolder folder,
            Sweep sweep,
            OutputQueue outputs,
            ExecutorService writers,
            WorkerEvents events) {
        this.launcher = launcher;
        this.folder = folder;
        this.sweep = sweep;
        this.outputs = outputs;
        this.writers = writers;
        this.events = events;
    }

    /** Does it in another thread: shutting down does not wait, and may be called by the sink. */
    void runElsewhere() {
        try {
            writers.execute(this);
        } catch (OutOfMemoryError e) { // there is no thread for it
            run();
        }
    }

    @Override
    public void run() {
        Patiently.untilDone(finish);
    }

    private void finish() {
        launcher.close();
        sweep.awaitEnd();
        folder.delete(); // before anything that a sink may hold up
        outputs.drain();
        writers.shutdown();
        events.allEnded();
    }
}
