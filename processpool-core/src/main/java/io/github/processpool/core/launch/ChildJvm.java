package io.github.processpool.core.launch;

import io.github.processpool.core.files.SmallFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A worker that is a child JVM.
 *
 * @param words of its command line
 * @param directory the pool's private folder
 * @param memoryKills counts since before the start
 */
record ChildJvm(List<String> words, Process process, boolean fromArchive, Path directory, MemoryKills memoryKills)
        implements WorkerLauncher.Launched {
    private static final Path OWN_PROCESS = Path.of("/proc/self");
    private static final int LOOK_SECONDS = 5;
    private static final int UNKNOWN_EXIT_CODE = -1;

    @Override
    public String command() {
        return WorkerCommand.show(words);
    }

    @Override
    public boolean lacksFiles() {
        for (String word : words) {
            if (word.startsWith("@" + directory) && !Files.exists(Path.of(word.substring(1)))) {
                return true;
            }
        }
        return false;
    }

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
    public boolean exitsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS) || isGone();
    }

    /** If the JDK's own thread that waits for the process has died for want of memory, the exit code remains unknown. */
    @Override
    public int awaitExit() throws InterruptedException {
        while (!process.waitFor(LOOK_SECONDS, TimeUnit.SECONDS)) {
            if (isGone() && !process.waitFor(LOOK_SECONDS, TimeUnit.SECONDS)) {
                return UNKNOWN_EXIT_CODE;
            }
        }
        return process.exitValue();
    }

    @Override
    public Exit exit(int code, boolean wasReady, List<String> lastLines) {
        CrashReport report = CrashReport.find(directory, pid(), lastLines);
        return Exit.of(code, wasReady, lastLines, report, memoryKills.count());
    }

    /** Looks without a file descriptor, since none may be free. */
    private boolean isGone() {
        return Files.isDirectory(OWN_PROCESS) && Files.notExists(OWN_PROCESS.resolveSibling(Long.toString(pid())));
    }

    /** Returns none if they can't be found: they are not worth a failure. */
    @Override
    public List<ProcessHandle> descendants() {
        try {
            return mayHaveChildren() ? process.descendants().toList() : List.of();
        } catch (RuntimeException | LinkageError e) { // this process has no free descriptor
            return List.of();
        }
    }

    /** Returns true if the system does not say. Linux lists children for each thread, which is faster than all processes. */
    private boolean mayHaveChildren() {
        Path threads = OWN_PROCESS.resolveSibling(Long.toString(pid())).resolve("task");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                if (hasChildren(thread)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            return true;
        }
    }

    private static boolean hasChildren(Path thread) throws IOException {
        try (InputStream children = SmallFiles.open(thread.resolve("children"))) {
            return children.read() >= 0;
        }
    }

    /** Not Process.destroyForcibly, which would close the pipes and lose what the worker has said already. */
    @Override
    public boolean kill() {
        List<ProcessHandle> descendants = descendants();
        boolean killed = process.toHandle().destroyForcibly() || !process.isAlive() || isGone();
        for (ProcessHandle descendant : descendants) {
            descendant.destroyForcibly();
        }
        return killed;
    }
}
