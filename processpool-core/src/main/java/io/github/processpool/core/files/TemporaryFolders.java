package io.github.processpool.core.files;

import java.nio.file.Path;
import java.util.List;

/** Where this library puts files for a while. */
public final class TemporaryFolders {
    private static final Path MEMORY = Path.of("/dev/shm");

    private TemporaryFolders() {}

    /** Returns the folder that {@code java.io.tmpdir} names; for child processes too, whatever their own folder is. */
    public static Path ofTheJvm() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }

    public static boolean isMemory(Path folder) {
        return folder.equals(MEMORY);
    }

    /** Returns those where shared memory may lie, the best first. */
    public static List<Path> forMemory() {
        return List.of(MEMORY, ofTheJvm());
    }
}
