package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads and processes that tasks leave behind end with their worker, whatever ends that. */
@ExtendWith(NoLeaks.class)
class LeftBehindIT {
    private static final int ALL = 4; // the worker and its thread, the child and the grandchild

    /** What ends the worker. */
    enum Ending {
        CLOSE,
        RECYCLING,
        LEAVE_FOR_WANT_OF_WORK,
        CANCEL,
        TIME_LIMIT,
        TERMINATE
    }

    /** Leaves a child that has a child, and a thread; tells the processes. */
    static void leave(Journal processes) throws IOException {
        processes.addPid();
        Thread thread = new Thread(() -> Jobs.neverWhatever(processes));
        thread.setDaemon(false);
        thread.start();
        Process child = new ProcessBuilder(
                        "sh",
                        "-c",
                        "trap '' TERM HUP INT; sleep 1000 & echo $! >> " + processes.file() + "; wait; sleep 1000")
                .start();
        processes.add(child.pid());
        processes.awaitPids(ALL); // no process is ended before all have started
    }

    static void leaveAndGoOn(Journal processes, Flag left) throws Exception {
        leave(processes);
        left.raise();
        Thread.sleep(Duration.ofDays(1).toMillis());
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(Ending.class)
    @Conformance("When a worker is ended, the processes that its tasks started end too")
    void threadsAndProcessesEndWithTheirWorker(Ending ending, @TempDir Path dir) throws Exception {
        Journal processes = Journal.in(dir);
        Flag left = Flag.in(dir, "left");
        Pool.Builder builder = Pool.builder().workers(1);
        try (Pool pool = withSettings(builder, ending).build()) {
            switch (ending) {
                case CLOSE, RECYCLING, LEAVE_FOR_WANT_OF_WORK -> pool.run(() -> leave(processes));
                case CANCEL, TERMINATE -> end(pool, ending, pool.runAsync(() -> leaveAndGoOn(processes, left)), left);
                case TIME_LIMIT -> {
                    AsyncResult<Void> result =
                            pool.withTimeout(Duration.ofSeconds(3)).runAsync(() -> leaveAndGoOn(processes, left));
                    assertThat(result.await(Duration.ofSeconds(60))).isTrue();
                }
            }
            if (ending != Ending.CLOSE) {
                awaitEnds(processes);
            }
        }
        awaitEnds(processes);
    }

    private static void awaitEnds(Journal processes) {
        processes.awaitPids(ALL).forEach(Processes::awaitEnd);
    }

    private static Pool.Builder withSettings(Pool.Builder builder, Ending ending) {
        return switch (ending) {
            case RECYCLING -> builder.maxTasksPerWorker(1);
            case LEAVE_FOR_WANT_OF_WORK -> builder.idleTimeout(Duration.ofMillis(200));
            default -> builder;
        };
    }

    private static void end(Pool pool, Ending ending, AsyncResult<Void> result, Flag left) {
        left.awaitRaised();
        if (ending == Ending.CANCEL) {
            assertThat(result.cancel(true)).isTrue();
        } else {
            pool.terminate();
        }
    }

    static void stopInAnExitHook(Journal journal) throws IOException {
        Process child = new ProcessBuilder("sh", "-c", "trap 'exit 9' TERM; echo ready; sleep 1000 & wait").start();
        int ready = child.getInputStream().read();
        assertThat(ready).isEqualTo('r');
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            child.destroy();
            journal.add(child.onExit().join().exitValue());
        }));
    }

    @Test
    void exitHooksOfAWorkerMayEndItsProcessesInGoodOrder(@TempDir Path dir) {
        Journal journal = Journal.in(dir);
        try (Pool pool = Pool.create(1)) {
            pool.run(() -> stopInAnExitHook(journal));
        }
        assertThat(journal.lines()).containsExactly("9");
    }
}
