package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.SerializableCallable;
import io.github.processpool.TaskFailedException;
import io.github.processpool.Worker;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pools that tasks make. */
@ExtendWith(NoLeaks.class)
class NestedPoolIT {
    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(2).name("outer").build();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static List<Integer> squaresInside(int to) {
        try (Pool inner = Pool.create(2)) {
            return inner.map(Jobs::square, List.of(1, to));
        }
    }

    static String namesInside() {
        try (Pool inner = Pool.builder().workers(1).name("inner").build()) {
            return Worker.current().poolName() + " > "
                    + inner.apply(() -> Worker.current().poolName());
        }
    }

    static int failInside() {
        try (Pool inner = Pool.create(1)) {
            return inner.apply(() -> {
                throw new IllegalArgumentException("from the innermost");
            });
        }
    }

    static long hangInside(Journal started) {
        try (Pool inner = Pool.create(1)) {
            return inner.apply(() -> Jobs.never(started));
        }
    }

    /** Makes a pool in a worker of a pool in a worker, and so on; returns the depth at which that failed, and why. */
    static String dig(int depth) {
        try (Pool inner = Pool.create(1)) {
            return inner.apply(NestedPoolIT::dig, depth + 1);
        } catch (TaskFailedException e) {
            throw e;
        } catch (ProcessPoolException e) {
            return depth + ": " + e.getMessage();
        }
    }

    @Test
    @Conformance({
        "A pool made in a thread; one pool shared by ten threads; a pool inside a worker",
        "Tasks make pools of their own; endless nesting stops with a clear error; a pool itself can't be sent"
    })
    void tasksMakePoolsOfTheirOwn() {
        assertThat(pool.map(NestedPoolIT::squaresInside, List.of(5, 6)))
                .containsExactly(List.of(1, 25), List.of(1, 36));
        assertThat(pool.apply(NestedPoolIT::namesInside)).isEqualTo("outer > inner");
    }

    @Test
    @Conformance(
            "Tasks make pools of their own; endless nesting stops with a clear error; a pool " + "itself can't be sent")
    void failureInTheInnermostPoolComesOutThroughAll() {
        assertThat(catchThrowable(() -> pool.apply(NestedPoolIT::failInside)))
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("from the innermost")
                .cause()
                .isInstanceOf(TaskFailedException.class);
    }

    @Tag("slow")
    @Test
    @Conformance(
            "Tasks make pools of their own; endless nesting stops with a clear error; a pool " + "itself can't be sent")
    void poolsThatNestWithoutEndAreStoppedWithAClearError() {
        String message = pool.apply(NestedPoolIT::dig, 1);

        assertThat(message).matches("[3-9]: .*too deep.*");
    }

    @Test
    @Conformance({
        "Tasks make pools of their own; endless nesting stops with a clear error; a pool itself can't be sent",
        "When a worker is ended, the processes that its tasks started end too"
    })
    void cancelledTaskTakesItsPoolWithIt(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        AsyncResult<Long> result = pool.applyAsync(() -> hangInside(started));
        long innermost = started.awaitPid();

        result.cancel(true);

        Processes.awaitEnd(innermost);
        assertThat(result.isCancelled()).isTrue();
    }

    @Test
    @Conformance({
        "Tasks make pools of their own; endless nesting stops with a clear error; a pool itself can't be sent",
        "When a worker is ended, the processes that its tasks started end too"
    })
    void killedWorkerTakesItsPoolWithIt(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Journal outer = new Journal(dir.resolve("outer"));
        AsyncResult<Long> result = pool.applyAsync(() -> {
            outer.addPid();
            return hangInside(started);
        });
        long innermost = started.awaitPid();

        Processes.kill(outer.awaitPid());

        Processes.awaitEnd(innermost);
        assertThat(catchThrowableOfType(ProcessPoolException.class, result::join))
                .hasMessageContaining("SIGKILL");
    }

    @Test
    @Conformance(
            "Tasks make pools of their own; endless nesting stops with a clear error; a pool " + "itself can't be sent")
    void poolItselfDoesNotCross() {
        assertThat(catchThrowable(() -> pool.apply(captured(pool)))).isInstanceOf(ProcessPoolException.class);
    }

    private static SerializableCallable<Integer> captured(Pool captured) {
        return () -> captured.apply(Jobs::square, 2);
    }
}
