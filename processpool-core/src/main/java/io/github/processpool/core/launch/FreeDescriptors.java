package io.github.processpool.core.launch;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that enough file descriptors are free to start a process. If they run out during a start, some JDKs close
 * descriptors of the application, or crash.
 */
final class FreeDescriptors {
    private static final Path ANY_FILE = Path.of("/dev/null");
    private static final int WANTED = 16; // five pipes, and some for other threads meanwhile

    private FreeDescriptors() {}

    /**
     * Opens some and closes them again, on systems that have a file for that.
     *
     * @throws IOException if there are too few
     */
    static void requireSome() throws IOException {
        if (!Files.exists(ANY_FILE)) {
            return;
        }
        List<Closeable> opened = new ArrayList<>(WANTED);
        try {
            while (opened.size() < WANTED) {
                opened.add(new FileInputStream(ANY_FILE.toFile()));
            }
        } catch (IOException e) {
            throw new IOException("Too many open files: a start takes up to " + WANTED, e);
        } finally {
            for (Closeable each : opened) {
                each.close();
            }
        }
    }
}
