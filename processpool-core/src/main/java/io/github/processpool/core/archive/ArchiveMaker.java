package io.github.processpool.core.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes one archive: a JVM records what a worker loads. For an AOT cache a second JVM makes the cache of that record. */
final class ArchiveMaker {
    private final ArchiveStore store;
    private final String key;
    private final Path draft;

    private volatile boolean cancelled;
    private volatile @Nullable Process running;
    private volatile @Nullable CompletableFuture<Optional<Path>> result;

    ArchiveMaker(ArchiveStore store, String key) throws IOException {
        this.store = store;
        this.key = key;
        draft = store.draft();
    }

    /**
     * Begins, and returns at once.
     *
     * @param notes where the first JVM may leave a file for the second
     * @return the archive once it is there, or nothing if it could not be made
     */
    CompletableFuture<Optional<Path>> start(ArchiveKind kind, List<Path> jars, ArchiveTraining training, Path notes) {
        CompletableFuture<?> jvms = switch (kind) {
            case CLASS_DATA -> run(() -> training.warmUp(jvm(kind, jars, "-XX:ArchiveClassesAtExit=" + draft)));
            case AOT_CACHE -> {
                String configuration = "-XX:AOTConfiguration=" + notes;
                yield run(() -> training.warmUp(recording(kind, jars, configuration)))
                        .thenCompose(recorded -> run(() -> training.run(
                                jvm(kind, jars, "-XX:AOTMode=create", configuration, "-XX:AOTCache=" + draft))));
            }
        };
        CompletableFuture<Optional<Path>> end = jvms.handle((last, failure) -> finish(failure == null));
        result = end;
        return end;
    }

    /**
     * Leaves out the profiles of methods. With them, a worker's first moments go into compiling what the recorded worker ran
     * often, which costs its start more than the first tasks gain. A Java that does not know the option ignores it.
     */
    private static ArchiveTraining.Jvm recording(ArchiveKind kind, List<Path> jars, String configuration) {
        return jvm(
                kind,
                jars,
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-AOTRecordTraining",
                "-XX:AOTMode=record",
                configuration);
    }

    private static ArchiveTraining.Jvm jvm(ArchiveKind kind, List<Path> jars, String... options) {
        return new ArchiveTraining.Jvm(kind.niceness(), List.of(options), jars);
    }

    private CompletableFuture<?> run(Callable<Process> start) {
        try {
            Process process = start.call();
            running = process;
            if (cancelled) {
                kill(process);
            }
            return process.onExit().thenApply(ArchiveMaker::orderly);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Process orderly(Process ended) {
        if (ended.exitValue() != 0) {
            throw new IllegalStateException("exit code " + ended.exitValue());
        }
        return ended;
    }

    private Optional<Path> finish(boolean complete) {
        try {
            if (complete && !cancelled && Files.size(draft) > 0) {
                return Optional.of(store.publish(draft, key));
            }
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // It could not be written completely: there is no archive.
        }
        return Optional.empty();
    }

    /** Kills its processes, and returns when they are gone. */
    void cancel() {
        cancelled = true;
        Process process = running;
        if (process != null) {
            kill(process);
        }
        CompletableFuture<Optional<Path>> end = result;
        if (end != null) {
            end.join();
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
