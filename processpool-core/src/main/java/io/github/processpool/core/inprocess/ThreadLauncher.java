package io.github.processpool.core.inprocess;

import io.github.processpool.core.launch.WorkerLauncher;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Starts workers as threads of this JVM. */
public final class ThreadLauncher implements WorkerLauncher {
    private final Consumer<String> warnings;
    private final Runnable enter;

    /**
     * Makes a launcher.
     *
     * @param warnings takes what users should know
     * @param enter is run by each worker's thread before anything else
     */
    public ThreadLauncher(Consumer<String> warnings, Runnable enter) {
        this.warnings = warnings;
        this.enter = enter;
    }

    @Override
    public Launched launch(Path directory) {
        ThreadWorker worker = new ThreadWorker(warnings, enter);
        worker.start();
        return worker;
    }
}
