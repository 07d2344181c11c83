package io.github.processpool.core.files;

import java.nio.file.Path;
import java.util.List;

/** Where this library puts temporary files. */
public final class TemporaryFolders {
    private static final Path MEMORY = Path.of("/dev/shm");

    private TemporaryFolders() {}

    /** Returns the folder that {@code java.io.tmpdir} names, as an absolute path: child processes may run elsewhere. */
    public static Path ofTheJvm() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }

    public static boolean isMemory(Path folder) {
        return folder.equals(MEMORY);
    }

    /** Returns the folders for shared memory, the best first. */
    public static List<Path> forMemory() {
        return List.of(MEMORY, ofTheJvm());
    }
}
