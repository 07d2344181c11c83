package io.github.processpool.core.launch;

import io.github.processpool.core.archive.ArchiveTraining;
import io.github.processpool.core.archive.StartupArchive;
import io.github.processpool.core.files.PoolFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Starts workers as child JVMs of this one, from an archive where there is one, and the JVMs that make the archive. */
public final class ChildJvmLauncher implements WorkerLauncher, ArchiveTraining {
    /** Whether the classes for a launch are loaded, or being loaded. */
    private static final AtomicBoolean PREPARED = new AtomicBoolean();

    private final LaunchOptions options;
    private final WarmUp warmUp;
    private final StartupArchive archive;
    private final List<Path> classPath;
    private final List<String> collector;
    private volatile @Nullable Thread preparation;

    /** {@code warmUp} is said to the workers that make an archive. */
    public ChildJvmLauncher(LaunchOptions options, WarmUp warmUp) {
        this.options = options;
        this.warmUp = warmUp;
        Application application = options.application();
        archive = options.startupArchive() && application.isOnClassPath()
                ? StartupArchive.of(options.javaHome(), application.classPath(), options.jvmOptions())
                : StartupArchive.none();
        classPath = archive.arrange(application.classPath());
        collector = Collector.options(options, options.jvmOptions());
    }

    @Override
    public void prepare(PoolFolder folder, ThreadFactory threads) {
        if (PREPARED.getAndSet(true)) {
            return;
        }
        try {
            Thread thread = threads.newThread(() -> tryOut(folder));
            thread.start();
            preparation = thread;
        } catch (RuntimeException | OutOfMemoryError e) {
            // There is no thread for it: then the first launch takes longer.
        }
    }

    /**
     * Warms up the launch path without starting a process: loading classes is most of what a program's first launch takes.
     * Whatever fails here fails again, and is reported, when a worker is launched.
     */
    private void tryOut(PoolFolder folder) {
        try {
            archive.options(folder.path());
            builder(List.of());
            MemoryKills.sinceNow();
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            // See above.
        }
    }

    @Override
    public Launched launch(Path directory) throws IOException {
        List<String> fromArchive = archive.options(directory);
        List<String> command = command(directory, fromArchive);
        MemoryKills kills = MemoryKills.sinceNow();
        Process process = ProcessStart.of(builder(command));
        Launched launched = new ChildJvm(command, process, !fromArchive.isEmpty(), directory, kills);
        try {
            archive.makeIfMissing(directory, this);
        } catch (RuntimeException | Error e) { // perhaps there is no thread for it; nobody else knows the process yet
            launched.kill();
            throw e;
        }
        return launched;
    }

    private List<String> command(Path directory, List<String> fromArchive) throws IOException {
        try {
            return WorkerCommand.of(options, collector, directory, classPath, fromArchive);
        } catch (IOException e) {
            throw PoolFolder.unusable(directory, e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        InheritedEnvironment.tidy(builder.environment());
        builder.environment().putAll(options.environment());
        if (options.workingDirectory() != null) {
            builder.directory(options.workingDirectory().toFile());
        }
        return builder;
    }

    @Override
    public Process start(Jvm jvm, Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(WorkerCommand.forArchive(options, directory, jvm))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        InheritedEnvironment.tidy(builder.environment());
        Process process = ProcessStart.of(builder);
        try {
            if (jvm.warmsUp()) {
                warmUp.send(process.getOutputStream(), directory);
            }
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        return process;
    }

    @Override
    public List<String> warnings() {
        return LostInheritance.warnings(builder(List.of()).environment());
    }

    @Override
    public boolean startMoreCarefully(Launched failed) {
        return failed instanceof ChildJvm jvm && jvm.fromArchive() && archive.drop();
    }

    @Override
    public void close() {
        archive.close();
        Thread unfinished = preparation;
        if (unfinished != null) {
            awaitEnd(unfinished);
            preparation = null;
        }
    }

    /** An interrupt does not end the wait: the thread has nothing to wait for, and ends soon. */
    private static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
