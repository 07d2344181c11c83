package io.github.processpool.core.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A gate between processes, shut until somebody opens it: a task in a worker waits in front of it, or tells by it that
 * it was there.
 *
 * @param file the file that is there once the gate is open
 */
public record Gate(Path file) {
    /** A test that forgets to open its gate leaves no worker behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    /** Makes a gate of its own in a folder of the test. */
    public static Gate in(Path folder, String name) {
        return new Gate(folder.resolve(name));
    }

    /** Opens the gate, for good. */
    public void open() {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // It stays open.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether somebody has opened the gate. */
    public boolean isOpen() {
        return Files.exists(file);
    }

    /** Waits until the gate is open. */
    public void pass() throws InterruptedException {
        long start = System.nanoTime();
        while (!isOpen()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("nobody has opened " + file);
            }
            Thread.sleep(2);
        }
    }
}
