package io.github.processpool.core.launch;

import io.github.processpool.core.files.SmallFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process has children. Linux lists them for each thread, which is faster than a look at all processes. */
final class ChildProcesses {
    private ChildProcesses() {}

    /** Returns false if the process has no children; true if it has some, or if the system does not say. */
    static boolean mayBeOf(long pid) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
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
}
