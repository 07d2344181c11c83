package io.github.processpool.core.launch;

import io.github.processpool.core.files.SmallFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process has children, as Linux knows it of each thread: to look for them among all processes takes longer. */
final class ChildProcesses {
    private ChildProcesses() {}

    /** Returns false if it has none; true if it has some, or if the system does not tell. */
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
