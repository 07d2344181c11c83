package io.github.processpool.core.launch;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes without a context class loader. The JDK's thread that waits for the process, and later for others,
 * inherits it, and would keep an application loaded.
 */
final class ProcessStart {
    private static final Path ANY_FILE = Path.of("/dev/null");
    private static final int WANTED_DESCRIPTORS = 16; // five pipes, and some for other threads meanwhile

    private ProcessStart() {}

    static Process of(ProcessBuilder builder) throws IOException {
        requireDescriptors();
        Thread current = Thread.currentThread();
        ClassLoader loader = current.getContextClassLoader();
        current.setContextClassLoader(null);
        try {
            return builder.start();
        } finally {
            current.setContextClassLoader(loader);
        }
    }

    /**
     * Opens some files and closes them again. If descriptors run out during a start, some JDKs close descriptors of the
     * application, or crash.
     */
    private static void requireDescriptors() throws IOException {
        if (!Files.exists(ANY_FILE)) {
            return;
        }
        List<Closeable> opened = new ArrayList<>(WANTED_DESCRIPTORS);
        try {
            while (opened.size() < WANTED_DESCRIPTORS) {
                opened.add(new FileInputStream(ANY_FILE.toFile()));
            }
        } catch (IOException e) {
            throw new IOException("Too many open files: a start takes up to " + WANTED_DESCRIPTORS, e);
        } finally {
            for (Closeable each : opened) {
                each.close();
            }
        }
    }
}
