package io.github.processpool.core.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The archive that the workers of one pool start from. It contains classes of this library as a JVM has them in its memory,
 * so that they need not be read, checked and linked at each start. It is made once on a machine, in the background, and
 * serves all later pools with the same Java and the same jars. Without it workers only start slower, so nothing that goes
 * wrong here is a failure of the pool.
 */
public final class StartupArchive implements AutoCloseable {
    /** The system property that names a folder for archives instead of the user's cache folder. */
    public static final String FOLDER_PROPERTY = "io.github.processpool.cacheFolder";

    private static final String SHARING_OPTIONS = "-Xshare.*|-XX:SharedArchiveFile.*|-XX:ArchiveClassesAtExit.*"
            + "|-XX:AOT.*|-XX:[+-]AutoCreateSharedArchive|-Xbootclasspath.*";

    /**
     * Map the archive at a fixed address, so that all workers share its pages and none is relocated: some 6 MiB for each
     * worker. By default a JVM maps it at another address each time, to make attacks on its memory harder. An attacker who
     * gets that far in a worker runs code there anyway.
     */
    private static final List<String> FIXED_ADDRESS =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

    /** The archives that a pool of this JVM is making, or that could not be made. */
    private static final Set<Path> TRIED = ConcurrentHashMap.newKeySet();

    private final @Nullable JavaRelease java; // null: there will be no archive
    private final List<Path> jars;

    private boolean looked; // this and the rest under this object's lock
    private boolean dropped;
    private boolean closed;
    private @Nullable Found archive;
    private @Nullable ArchiveMaker maker;

    /** An archive that is there. */
    private record Found(ArchiveKind kind, Path file) {}

    private StartupArchive(@Nullable JavaRelease java, List<Path> jars) {
        this.java = java;
        this.jars = jars;
    }

    /** Returns an archive that is never there. */
    public static StartupArchive none() {
        return new StartupArchive(null, List.of());
    }

    /** Returns the archive for workers with this Java, this class path and these options of the user. */
    public static StartupArchive of(Path javaHome, List<Path> classPath, List<String> jvmOptions) {
        List<Path> jars = LibraryJars.on(classPath);
        if (jars.isEmpty() || jvmOptions.stream().anyMatch(option -> option.matches(SHARING_OPTIONS))) {
            return none();
        }
        try {
            return new StartupArchive(JavaRelease.at(javaHome), jars);
        } catch (IOException e) {
            return none();
        }
    }

    /** Returns the class path with the archived jars first: only then does a JVM take the archive. */
    public List<Path> arrange(List<Path> classPath) {
        Set<Path> arranged = new LinkedHashSet<>(jars);
        arranged.addAll(classPath);
        return new ArrayList<>(arranged);
    }

    /**
     * Returns the options for a JVM that starts from the archive; none if there is none yet.
     *
     * @param directory the pool's private folder, whose owner is the user
     */
    public List<String> options(Path directory) {
        JavaRelease release = java;
        Found found = release == null ? null : find(release, directory);
        if (release == null || found == null) {
            return List.of();
        }
        List<String> options = new ArrayList<>(FIXED_ADDRESS);
        options.add(found.kind.optionFor(found.file));
        // No messages: a JVM that does not accept the archive starts without it.
        options.addAll(release.hasAotCache() ? List.of("-Xlog:aot*=off", "-Xlog:cds*=off") : List.of("-Xlog:cds*=off"));
        return options;
    }

    private synchronized @Nullable Found find(JavaRelease release, Path directory) {
        try {
            if (!looked) {
                looked = true;
                archive = best(release, store(directory));
            }
            return archive;
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable Found best(JavaRelease release, ArchiveStore store) throws IOException {
        List<ArchiveKind> kinds = ArchiveKind.knownTo(release);
        for (int i = kinds.size() - 1; i >= 0; i--) {
            Path file = store.find(kinds.get(i).key(release, jars));
            if (file != null) {
                return new Found(kinds.get(i), file);
            }
        }
        return null;
    }

    private static ArchiveStore store(Path directory) throws IOException {
        return ArchiveStore.open(ArchiveStore.userFolder(), directory);
    }

    /** Begins to make the missing archives, unless another pool of this JVM is making them. Returns at once. */
    public synchronized void makeIfMissing(Path directory, ArchiveTraining training) {
        if (java != null && looked && maker == null) {
            makeNext(archive == null ? null : archive.kind, new Work(java, directory, training));
        }
    }

    /** What is needed to make an archive. */
    private record Work(JavaRelease release, Path directory, ArchiveTraining training) {}

    /** Begins to make the next kind of archive after {@code before}; the first if that is null. Called under the lock. */
    private void makeNext(@Nullable ArchiveKind before, Work work) {
        List<ArchiveKind> kinds = ArchiveKind.knownTo(work.release);
        int next = before == null ? 0 : kinds.indexOf(before) + 1;
        if (next < kinds.size() && !closed && !dropped) {
            make(kinds.get(next), work);
        }
    }

    private void make(ArchiveKind kind, Work work) {
        try {
            String key = kind.key(work.release, jars);
            Path attempt = ArchiveStore.userFolder().resolve(key);
            if (TRIED.add(attempt)) {
                ArchiveMaker begun = new ArchiveMaker(store(work.directory), key, work.training, work.directory);
                maker = begun;
                var unused = begun.start(kind, jars).thenAccept(made -> ended(attempt, kind, made, work));
            }
        } catch (IOException e) {
            // There is no folder for it, so it is not made.
        }
    }

    private synchronized void ended(Path attempt, ArchiveKind kind, Optional<Path> made, Work work) {
        if (made.isPresent() && !dropped) {
            archive = new Found(kind, made.get());
        }
        if (closed || made.isPresent()) {
            TRIED.remove(attempt); // the next pool finds it, or begins again
        }
        maker = null; // if another pool makes the next kind, a later start of this pool uses it
        makeNext(kind, work);
    }

    /** Stops using the archive. Returns whether it was in use. */
    public synchronized boolean drop() {
        boolean inUse = archive != null;
        archive = null;
        dropped = true;
        return inUse;
    }

    /** Stops making an archive. Returns when the processes that made it are gone. */
    @Override
    public void close() {
        ArchiveMaker unfinished;
        synchronized (this) {
            closed = true;
            unfinished = maker;
        }
        if (unfinished != null) {
            unfinished.cancel();
        }
    }
}
