package io.github.processpool.core.supervise;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts workers as child JVMs of this one. */
public final class ChildJvmLauncher implements WorkerLauncher {
    private static final long EXIT_PATIENCE_SECONDS = 5;

    private final WorkerOptions options;

    public ChildJvmLauncher(WorkerOptions options) {
        this.options = options;
    }

    @Override
    public Launched launch(Path directory) throws IOException {
        List<String> command = WorkerCommand.of(options, directory);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(options.environment());
        if (options.workingDirectory() != null) {
            builder.directory(options.workingDirectory().toFile());
        }
        return new ChildJvm(command, builder.start());
    }

    private record ChildJvm(List<String> command, Process process) implements Launched {
        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public OutputStream toWorker() {
            return process.getOutputStream();
        }

        @Override
        public InputStream fromWorker() {
            return process.getInputStream();
        }

        @Override
        public InputStream output() {
            return process.getErrorStream();
        }

        @Override
        public int awaitExit() throws InterruptedException {
            if (!process.waitFor(EXIT_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
            return process.waitFor();
        }

        /** Not Process.destroyForcibly, which would close the pipes and lose what the worker has said already. */
        @Override
        public void kill() {
            List<ProcessHandle> descendants = process.descendants().toList();
            process.toHandle().destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
