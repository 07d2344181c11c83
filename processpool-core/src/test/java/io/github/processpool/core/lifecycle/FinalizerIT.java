package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.Worker;
import io.github.processpool.WorkerOutput;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What workers do last. */
@ExtendWith(NoLeaks.class)
class FinalizerIT {

    static void remember(int item) {
        Worker.current().state().merge("sum", item, (old, more) -> (int) old + (int) more);
    }

    static void tell(Journal journal) {
        journal.add(Worker.current().state().getOrDefault("sum", 0));
    }

    static void hang(Journal journal) {
        Jobs.neverWhatever(journal);
    }

    private static Pool ready(Pool.Builder builder, int workers) {
        Pool pool = builder.workers(workers).build();
        eventually().until(() -> pool.stats().idle() == workers);
        return pool;
    }

    @Test
    @Conformance("The finalizer runs in every worker that exits in good order, recycled ones "
            + "included, and sees its state")
    void finalizerRunsInEveryWorkerAfterItsLastItemAndSeesItsState(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        try (Pool pool = ready(Pool.builder().finalizer(() -> tell(journal)), 3)) {
            pool.withChunkSize(1).forEach(FinalizerIT::remember, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        }
        assertThat(journal.lines()).hasSize(3);
        assertThat(journal.lines().stream().mapToInt(Integer::parseInt).sum()).isEqualTo(55);
    }

    @Test
    void finalizerDoesNotRunWhenThePoolIsTerminated(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        Pool pool = ready(Pool.builder().finalizer(() -> tell(journal)), 2);

        pool.terminate();
        pool.close();

        assertThat(journal.lines()).isEmpty();
    }

    @Test
    void finalizerThatThrowsIsToldOfAndHarmsNothing() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Pool.Builder builder = Pool.builder()
                .finalizer(() -> {
                    throw new IllegalStateException("can't say good bye");
                })
                .workerOutput((WorkerOutput output) -> lines.add(output.line()));

        ready(builder, 1).close();

        assertThat(lines).anyMatch(line -> line.contains("can't say good bye"));
    }

    @Test
    @Conformance({
        "Limits of start, item and exit are distinct: the start time-out is named; `terminate` ends "
                + "a finalizer that hangs",
        "`terminate` ends long tasks at once, also those of pools inside workers"
    })
    void finalizerThatHangsYieldsToTerminate(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        Pool pool = ready(Pool.builder().finalizer(() -> hang(journal)), 1);
        pool.shutdown();
        long pid = journal.awaitPid();

        pool.terminate();
        pool.close();

        assertThat(Processes.isRunning(pid)).isFalse();
    }

    @Test
    @Conformance("A worker that is killed while it exits in good order is not replaced")
    void killOfAWorkerThatIsLeavingIsNotAnsweredByANewOne(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Journal leaving = new Journal(dir.resolve("leaving"));
        Pool pool = ready(Pool.builder().initializer(started::addPid).finalizer(() -> hang(leaving)), 1);
        pool.shutdown();
        long pid = leaving.awaitPid();

        Processes.kill(pid);
        pool.close();

        assertThat(started.pids()).containsExactly(pid);
    }

    @Test
    void threadsThatTasksLeaveBehindDoNotKeepAWorkerAlive(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        AsyncResult<Void> result;
        try (Pool pool = Pool.create(1)) {
            result = pool.runAsync(() -> new Thread(() -> Jobs.neverWhatever(journal)).start());
            journal.awaitPid();
        }
        assertThat(result.isSuccessful()).isTrue();
        assertThat(Processes.isRunning(journal.awaitPid())).isFalse();
    }
}
