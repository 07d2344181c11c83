package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file by which a test and the tasks in its workers wait for each other. */
record Flag(Path file) {

    static Flag in(Path directory, String name) {
        return new Flag(directory.resolve(name));
    }

    void raise() throws IOException {
        Files.writeString(file, "raised");
    }

    boolean isRaised() {
        return Files.exists(file);
    }

    /** For tasks, in a worker: blocks until the flag is raised. */
    void block() throws InterruptedException {
        while (!isRaised()) {
            Thread.sleep(3);
        }
    }

    /** For tests. */
    void awaitRaised() {
        eventually().until(this::isRaised);
    }
}
