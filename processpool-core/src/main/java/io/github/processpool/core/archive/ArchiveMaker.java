package io.github.processpool.core.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes one archive: a JVM records what a worker loads. For an AOT cache a second JVM makes the cache of that record. */
final class ArchiveMaker {
    private final ArchiveStore store;
    private final String key;
    private final ArchiveTraining training;
    private final Path directory;
    private final Path draft;

    private volatile boolean cancelled;
    private volatile @Nullable Process running;
    private volatile @Nullable CompletableFuture<Optional<Path>> result;

    /** {@code directory} is the pool's private folder. */
    ArchiveMaker(ArchiveStore store, String key, ArchiveTraining training, Path directory) throws IOException {
        this.store = store;
        this.key = key;
        this.training = training;
        this.directory = directory;
        draft = store.draft();
    }

    /** Begins, and returns at once: the archive once it is there, or nothing if it could not be made. */
    CompletableFuture<Optional<Path>> start(ArchiveKind kind, List<Path> jars) {
        CompletableFuture<?> jvms = switch (kind) {
            case CLASS_DATA -> run(jvm(kind, jars, true, "-XX:ArchiveClassesAtExit=" + draft));
            case AOT_CACHE -> {
                String configuration = "-XX:AOTConfiguration=" + directory.resolve("archive-notes");
                ArchiveTraining.Jvm maker =
                        jvm(kind, jars, false, "-XX:AOTMode=create", configuration, "-XX:AOTCache=" + draft);
                yield run(recording(kind, jars, configuration)).thenCompose(recorded -> run(maker));
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
                true,
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-AOTRecordTraining",
                "-XX:AOTMode=record",
                configuration);
    }

    private static ArchiveTraining.Jvm jvm(ArchiveKind kind, List<Path> jars, boolean warmsUp, String... options) {
        return new ArchiveTraining.Jvm(kind.niceness(), List.of(options), jars, warmsUp);
    }

    private CompletableFuture<?> run(ArchiveTraining.Jvm jvm) {
        try {
            Process process = training.start(jvm, directory);
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
