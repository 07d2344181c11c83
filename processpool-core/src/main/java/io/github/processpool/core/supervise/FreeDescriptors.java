package io.github.processpool.core.supervise;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether there are enough file descriptors for the start of a process. Some JDKs that run out of them in the middle of
 * one close descriptors that are not theirs, or crash.
 */
final class FreeDescriptors {
    private static final Path ANY_FILE = Path.of("/dev/null");
    private static final int WANTED = 16; // five pipes, and some for other threads meanwhile

    private FreeDescriptors() {}

    /**
     * Tries it, where that can be tried.
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
