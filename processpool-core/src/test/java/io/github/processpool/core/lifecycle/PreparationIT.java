package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Workers that have nothing to do find the classes of the pool's tasks in advance, and run nothing of them. */
@ExtendWith(NoLeaks.class)
class PreparationIT {
    private static final String LOG = ".classes";

    static final class Task {
        private Task() {}

        static long pid() {
            return ProcessHandle.current().pid();
        }
    }

    static final class Noting {
        static {
            String notes = System.getProperty("test.notes");
            if (notes != null) { // in a worker
                Journal.in(Path.of(notes)).addPid();
            }
        }

        private Noting() {}

        static long pidOfWorker(Pool pool) {
            return pool.apply(() -> ProcessHandle.current().pid());
        }
    }

    @Test
    void classThatMakesThePoolIsFoundBeforeTheFirstCall(@TempDir Path dir) {
        try (Pool pool = logging(dir).build()) {
            eventually().until(() -> whoLoaded(PreparationIT.class, dir).size() == 2);

            assertThat(pool.stats().completed()).isZero();
        }
    }

    @Test
    void idleWorkerFindsTheClassesOfCallsThatOthersRun(@TempDir Path dir) {
        try (Pool pool = logging(dir).workers(2).spareWorkers(0).build()) {
            long busy = pool.apply(Task::pid);

            eventually().until(() -> whoLoaded(Task.class, dir).size() == 2);

            assertThat(whoLoaded(Task.class, dir)).contains(busy);
        }
    }

    @Test
    void spareFindsTheClassesOfCallsThatAreMadeWhileItWaits(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        try (Pool pool = logging(dir).initializer(() -> started.addPid()).build()) {
            List<Long> both = started.awaitPids(2);

            pool.apply(Task::pid);

            eventually().until(() -> whoLoaded(Task.class, dir).containsAll(both));
        }
    }

    @Test
    void spareThatStartsLaterFindsTheClassesOfEarlierCallsAndInitialisesNone(@TempDir Path dir) {
        Journal notes = Journal.in(dir);
        try (Pool pool = logging(dir).build()) {
            long first = Noting.pidOfWorker(pool);
            Processes.kill(first);
            Processes.awaitEnd(first);
            long second = pool.withRetries(1).apply(Task::pid);

            eventually()
                    .until(() -> whoLoaded(Noting.class, dir).stream().anyMatch(pid -> pid != first && pid != second));

            assertThat(notes.awaitPids(1)).containsExactly(first);
            assertThat(Noting.pidOfWorker(pool)).isEqualTo(second);
            assertThat(notes.awaitPids(2)).containsExactly(first, second);
        }
    }

    private static Pool.Builder logging(Path dir) {
        return Pool.builder()
                .workers(1)
                .spareWorkers(1)
                .jvmOptions("-Xlog:class+load:file=" + dir.resolve("%p" + LOG), "-Dtest.notes=" + dir);
    }

    private static Set<Long> whoLoaded(Class<?> type, Path dir) {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(file -> file.toString().endsWith(LOG) && mentions(file, type))
                    .map(file -> Long.valueOf(file.getFileName().toString().replace(LOG, "")))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean mentions(Path log, Class<?> type) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(" " + type.getName() + " "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
