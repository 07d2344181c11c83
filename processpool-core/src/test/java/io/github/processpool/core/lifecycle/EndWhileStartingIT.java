package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A pool or a worker ends while the worker runs its initializer: all resources are released. */
@ExtendWith(NoLeaks.class)
class EndWhileStartingIT {
    private Journal started;
    private Journal taken;
    private Journal given;
    private Flag mayStart;

    @BeforeEach
    void prepare(@TempDir Path dir) {
        started = Journal.in(dir);
        taken = new Journal(dir.resolve("taken"));
        given = new Journal(dir.resolve("given"));
        mayStart = Flag.in(dir, "mayStart");
    }

    private Pool.Builder builder() {
        Journal started = this.started;
        Journal taken = this.taken;
        Journal given = this.given;
        Flag mayStart = this.mayStart;
        return Pool.builder().initializer(() -> take(started, mayStart, taken)).finalizer(given::addPid);
    }

    private static void take(Journal started, Flag mayStart, Journal taken) throws InterruptedException {
        started.addPid();
        mayStart.block();
        taken.addPid();
    }

    private static List<String> sorted(Journal journal) {
        return journal.lines().stream().sorted().toList();
    }

    @Test
    void workersThatAreInTheirInitializersFinishThemAndRunTheirFinalizers() throws Exception {
        Pool pool = builder().workers(2).build();
        started.awaitPids(2);

        pool.shutdown();
        mayStart.raise();
        pool.close();

        assertThat(sorted(taken)).hasSize(2).isEqualTo(sorted(started));
        assertThat(sorted(given)).isEqualTo(sorted(taken));
    }

    @Test
    void soDoSpareWorkers() throws Exception {
        mayStart.raise();
        Pool pool = builder().workers(1).spareWorkers(1).build();
        eventually().until(() -> pool.stats().idle() == 1);
        pool.close();

        assertThat(sorted(given)).isEqualTo(sorted(taken));
    }

    @Test
    void soDoReplacementsOfWorkersThatAreRecycled() throws Exception {
        mayStart.raise();
        Pool pool = builder().workers(1).maxTasksPerWorker(3).build();
        for (int i = 0; i < 20; i++) {
            long unused = pool.apply(Jobs::pid);
        }
        pool.close();

        assertThat(sorted(taken)).hasSizeGreaterThan(5);
        assertThat(sorted(given)).isEqualTo(sorted(taken));
    }

    @Test
    void terminateEndsThemAtOnce() throws Exception {
        Pool pool = builder().workers(1).build();
        long pid = started.awaitPid();
        pool.shutdown();

        pool.terminate();

        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThat(Processes.isRunning(pid)).isFalse();
        assertThat(taken.lines()).isEmpty();
        assertThat(given.lines()).isEmpty();
    }

    @Tag("slow")
    @Test
    void theStartTimeoutBoundsTheWait() {
        Pool pool = builder().workers(1).startTimeout(Duration.ofSeconds(8)).build();
        eventually().until(() -> !started.lines().isEmpty());

        pool.close();

        assertThat(taken.lines()).isEmpty();
        assertThat(given.lines()).isEmpty();
    }
}
