package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedByteArray;
import io.github.processpool.shared.SharedLongArray;
import io.github.processpool.shared.SharedQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of shared data when the program that made it is killed. */
class OrphanedArraysIT {
    private static final int MANY = 1 << 20;
    private static final Path MEMORY = Path.of("/dev/shm");

    /** The parent: its workers have arrays mapped, and wait, one of them for an element of a queue. */
    static final class Parent {
        public static void main(String[] args) {
            Journal working = Journal.in(Path.of(args[0]));
            try (Manager manager = Manager.create();
                    SharedLongArray longs = SharedLongArray.create(MANY);
                    SharedByteArray bytes = SharedByteArray.create(MANY);
                    Pool pool = Pool.create(2)) {
                SharedQueue<String> queue = manager.queue();
                pool.withChunkSize(1)
                        .forEach(
                                worker -> {
                                    longs.set(MANY - 1, worker);
                                    bytes.set(MANY - 1, (byte) 1);
                                    working.addPid();
                                    if (worker == 0) {
                                        queue.put(queue.take());
                                    } else {
                                        Thread.sleep(1_000_000);
                                    }
                                },
                                List.of(0, 1));
            }
        }
    }

    @Test
    @Conformance({
        "When the parent is killed, every worker ends at once, with its child processes and pools",
        "Shared memory: use after close fails, and nothing is left in the file system"
    })
    void neitherAFileNorAProcessIsLeftOfAProgramThatWasKilledWhileItsArraysWereOpen(@TempDir Path dir)
            throws Exception {
        Journal working = Journal.in(dir);
        List<Path> before = inMemory();
        try (Program parent = Program.start(Parent.class, dir, dir.toString())) {
            var unused = working.awaitPids(2);

            parent.kill();

            eventually().untilAsserted(() -> assertThat(working.pids()).noneMatch(Processes::isRunning));
            eventually().untilAsserted(() -> assertThat(parent.leftovers()).isEmpty());
        }
        assertThat(inMemory()).isSubsetOf(before);
    }

    private static List<Path> inMemory() throws IOException {
        if (!Files.isDirectory(MEMORY)) {
            return List.of();
        }
        try (var files = Files.list(MEMORY)) {
            return files.filter(file -> file.getFileName().toString().startsWith("processpool-"))
                    .toList();
        }
    }
}
