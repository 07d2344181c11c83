package io.github.processpool.core.supervise;

import io.github.processpool.core.files.PoolFolder;
import io.github.processpool.core.launch.WorkerLauncher;
import java.util.concurrent.ExecutorService;

/** What is left to be done when the last worker of a pool has ended. It may be done twice. */
record PoolEnd(
        WorkerLauncher launcher,
        PoolFolder folder,
        Sweep sweep,
        OutputQueue outputs,
        ExecutorService writers,
        WorkerEvents events)
        implements Runnable {

    private record InAnyCase(Runnable action) implements Runnable { // no lambda: see Patiently
        @Override
        public void run() {
            Patiently.untilDone(action);
        }
    }

    /** Does it in another thread: shutting down does not wait, and may be called by the sink. */
    void runElsewhere() {
        Runnable end = new InAnyCase(this);
        try {
            writers.execute(end);
        } catch (OutOfMemoryError e) { // there is no thread for it
            end.run();
        }
    }

    @Override
    public void run() {
        launcher.close();
        sweep.awaitEnd();
        folder.delete(); // before anything that a sink may hold up
        outputs.drain();
        writers.shutdown();
        events.allEnded();
    }
}
