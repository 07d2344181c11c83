package io.github.processpool.core.supervise;

import io.github.processpool.core.archive.StartupArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts workers as child JVMs of this one, from an archive where there is one. */
public final class ChildJvmLauncher implements WorkerLauncher {
    private final WorkerOptions options;
    private final StartupArchive archive;
    private final List<Path> classPath;
    private final List<String> collector;

    public ChildJvmLauncher(WorkerOptions options) {
        this.options = options;
        Application application = options.application();
        archive = options.startupArchive() && application.isOnClassPath()
                ? StartupArchive.of(options.javaHome(), application.classPath(), options.jvmOptions())
                : StartupArchive.none();
        classPath = archive.arrange(application.classPath());
        collector = Collector.options(options);
    }

    @Override
    public Launched launch(Path directory) throws IOException {
        List<String> fromArchive = archive.options(directory);
        List<String> command = WorkerCommand.of(options, collector, directory, classPath, fromArchive);
        ProcessBuilder builder = new ProcessBuilder(command);
        InheritedEnvironment.tidy(builder.environment());
        builder.environment().putAll(options.environment());
        if (options.workingDirectory() != null) {
            builder.directory(options.workingDirectory().toFile());
        }
        Launched launched = new ChildJvm(command, builder.start(), !fromArchive.isEmpty());
        archive.makeIfMissing(directory, new ChildJvmTraining(options, directory));
        return launched;
    }

    @Override
    public boolean startMoreCarefully(Launched failed) {
        return failed instanceof ChildJvm jvm && jvm.fromArchive() && archive.drop();
    }

    @Override
    public void close() {
        archive.close();
    }
}
