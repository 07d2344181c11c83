package io.github.processpool.core.supervise;

import io.github.processpool.core.wire.ProgressMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The progress mark of one worker, and the file that it is in until the worker opens it. */
record MarkFile(Path folder, Path file, ProgressMark mark) {
    static MarkFile create(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return new MarkFile(folder, file, ProgressMark.create(file));
    }

    /** Returns how many items of a chunk the worker has started; exact once it has ended. */
    int started(long chunk) {
        try {
            return mark.started(chunk);
        } catch (IOException e) {
            return Integer.MAX_VALUE; // any of them may have run: none runs twice
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException | OutOfMemoryError e) {
            // It goes with the pool's folder.
        }
    }

    void close() {
        try {
            mark.close();
        } catch (IOException e) {
            // Nothing is left to be written to it.
        }
    }
}
