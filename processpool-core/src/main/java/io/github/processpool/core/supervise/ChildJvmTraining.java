package io.github.processpool.core.supervise;

import io.github.processpool.core.archive.ArchiveTraining;
import io.github.processpool.core.wire.MessageWriter;
import io.github.processpool.core.wire.ProgressMark;
import io.github.processpool.core.wire.ToWorker;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts the JVMs that make an archive: a worker that is told to leave at once, and one that runs nothing. */
final class ChildJvmTraining implements ArchiveTraining {
    private final WorkerOptions options;
    private final Path directory;

    ChildJvmTraining(WorkerOptions options, Path directory) {
        this.options = options;
        this.directory = directory;
    }

    @Override
    public Process rehearse(Jvm jvm) throws IOException {
        Path progressFile = directory.resolve("progress-archive");
        Files.deleteIfExists(progressFile); // a JVM that died early has left it
        ProgressMark.create(progressFile).close();
        Process process = start(WorkerCommand.rehearsal(options, directory, jvm));
        MessageWriter writer = new MessageWriter(process.getOutputStream());
        writer.append(Introduction.withoutFunctions(options.poolName(), 0, progressFile));
        writer.append(new ToWorker.Stop());
        writer.flush();
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
