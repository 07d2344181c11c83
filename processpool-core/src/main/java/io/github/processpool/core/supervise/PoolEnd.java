package io.github.processpool.core.supervise;

/** What is left to be done when the last worker of a pool has ended. It may be done twice. */
record PoolEnd(WorkerLife.Surroundings pool, Sweep sweep) implements Runnable {
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
            pool.writers().execute(end);
        } catch (OutOfMemoryError e) { // there is no thread for it
            end.run();
        }
    }

    @Override
    public void run() {
        pool.launcher().close();
        sweep.awaitEnd();
        pool.folder().delete(); // before anything that a sink may hold up
        pool.outputs().drain();
        pool.writers().shutdown();
        pool.events().allEnded();
    }
}
