package io.github.processpool.core.launch;

import io.github.processpool.core.archive.ArchiveTraining;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/** Starts the JVMs that make an archive: a worker that is told to leave at once, and one that runs nothing. */
final class ChildJvmTraining implements ArchiveTraining {
    private final LaunchOptions options;
    private final Path directory;
    private final WarmUp warmUp;

    ChildJvmTraining(LaunchOptions options, Path directory, WarmUp warmUp) {
        this.options = options;
        this.directory = directory;
        this.warmUp = warmUp;
    }

    @Override
    public Process warmUp(Jvm jvm) throws IOException {
        Process process = start(WorkerCommand.warmUp(options, directory, jvm));
        try {
            warmUp.send(process.getOutputStream(), directory);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        return process;
    }

    @Override
    public Process run(Jvm jvm) throws IOException {
        return start(WorkerCommand.completion(options, directory, jvm));
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        InheritedEnvironment.tidy(builder.environment());
        return ProcessStart.of(builder);
    }
}
