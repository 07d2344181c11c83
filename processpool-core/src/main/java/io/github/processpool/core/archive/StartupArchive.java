package io.github.processpool.core.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The archive that the workers of one pool start from: classes of this library as a JVM has them in its memory, so that
 * they need not be read, checked and linked at each start. It is made once on a machine, in the background, and serves
 * all later pools with the same Java and the same jars. A pool works just as well without one, only its workers start
 * slower; so whatever goes wrong here is no failure.
 */
public final class StartupArchive implements AutoCloseable {
    /** The system property that names another folder than the user's own for such things. */
    public static final String FOLDER_PROPERTY = "io.github.processpool.cacheFolder";

    private static final String SHARING_OPTIONS = "-Xshare.*|-XX:SharedArchiveFile.*|-XX:ArchiveClassesAtExit.*"
            + "|-XX:AOT.*|-XX:[+-]AutoCreateSharedArchive|-Xbootclasspath.*";

    /**
     * Takes the archive where it wants to lie, so that all workers share its pages and none has to be adapted: some 6 MiB
     * for each worker. By default a JVM puts it somewhere else each time, which is to make attacks on the JVM's own
     * memory harder; whoever gets so far in a worker runs code there anyway.
     */
    private static final List<String> AS_IT_LIES =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

    /** The archives that a pool of this JVM is making, or that could not be made. */
    private static final Set<Path> TRIED = ConcurrentHashMap.newKeySet();

    private final @Nullable JavaRelease java; // null: there is and will be none
    private final List<Path> jars;

    private final ReentrantLock lock = new ReentrantLock();
    private boolean looked; // this and the rest under the lock
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

    /** Returns none at all. */
    public static StartupArchive none() {
        return new StartupArchive(null, List.of());
    }

    /** Returns the one for workers with this Java, class path and options of the user's. */
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
     * @param directory the pool's private folder, which tells who its user is
     */
    public List<String> options(Path directory) {
        JavaRelease release = java;
        Found found = release == null ? null : find(release, directory);
        if (release == null || found == null) {
            return List.of();
        }
        List<String> options = new ArrayList<>(AS_IT_LIES);
        options.add(found.kind.optionFor(found.file));
        // Silent: a JVM that does not take the archive starts all the same.
        options.addAll(release.hasAotCache() ? List.of("-Xlog:aot*=off", "-Xlog:cds*=off") : List.of("-Xlog:cds*=off"));
        return options;
    }

    private @Nullable Found find(JavaRelease release, Path directory) {
        lock.lock();
        try {
            if (!looked) {
                looked = true;
                archive = best(release, store(directory));
            }
            return archive;
        } catch (IOException e) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Found best(JavaRelease release, ArchiveStore store) throws IOException {
        List<ArchiveKind> kinds = ArchiveKind.knownTo(release);
        for (int i = kinds.size() - 1; i >= 0; i--) {
            Path file = store.find(ArchiveKey.of(kinds.get(i), release, jars));
            if (file != null) {
                return new Found(kinds.get(i), file);
            }
        }
        return null;
    }

    private static ArchiveStore store(Path directory) throws IOException {
        return ArchiveStore.open(CacheFolder.find(), directory);
    }

    /** Begins to make the archives that are missing, unless another pool of this JVM is at it. Returns at once. */
    public void makeIfMissing(Path directory, ArchiveTraining training) {
        JavaRelease release = java;
        lock.lock();
        try {
            if (release != null && looked && maker == null) {
                makeNext(archive == null ? null : archive.kind, new Work(release, directory, training));
            }
        } finally {
            lock.unlock();
        }
    }

    /** What the making of an archive takes. */
    private record Work(JavaRelease release, Path directory, ArchiveTraining training) {}

    /** Under the lock: begins to make the kind that comes after the one that is there, or that could not be made. */
    private void makeNext(@Nullable ArchiveKind before, Work work) {
        List<ArchiveKind> kinds = ArchiveKind.knownTo(work.release);
        int next = before == null ? 0 : kinds.indexOf(before) + 1;
        if (next < kinds.size() && !closed && !dropped) {
            make(kinds.get(next), work);
        }
    }

    private void make(ArchiveKind kind, Work work) {
        try {
            String key = ArchiveKey.of(kind, work.release, jars);
            Path attempt = CacheFolder.find().resolve(key);
            if (TRIED.add(attempt)) {
                ArchiveMaker begun = new ArchiveMaker(store(work.directory), key);
                maker = begun;
                var unused = begun.start(kind, jars, work.training, work.directory.resolve("archive-notes"))
                        .thenAccept(made -> ended(attempt, kind, made, work));
            }
        } catch (IOException e) {
            // It could not be kept, so it is not made.
        }
    }

    private void ended(Path attempt, ArchiveKind kind, Optional<Path> made, Work work) {
        lock.lock();
        try {
            if (made.isPresent() && !dropped) {
                archive = new Found(kind, made.get());
            }
            if (closed || made.isPresent()) {
                TRIED.remove(attempt); // the next pool finds it, or begins again
            }
            maker = null; // if another pool is at the next one, a later start of this pool sees to it
            makeNext(kind, work);
        } finally {
            lock.unlock();
        }
    }

    /** Uses it no more; tells whether that makes a difference to the next start. */
    public boolean drop() {
        lock.lock();
        try {
            boolean inUse = archive != null;
            archive = null;
            dropped = true;
            return inUse;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the making of an archive. Returns when no process of it is left. */
    @Override
    public void close() {
        ArchiveMaker unfinished;
        lock.lock();
        try {
            closed = true;
            unfinished = maker;
        } finally {
            lock.unlock();
        }
        if (unfinished != null) {
            unfinished.cancel();
        }
    }
}
