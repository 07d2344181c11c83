package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.TaskFailedException;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.core.testkit.Gate;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which a worker can go wrong in its finalizer, or while its pool is being closed. */
@ExtendWith(NoLeaks.class)
class CrashAtTheEndIT {

    static void goWrong(CrashWay way, Journal finalizers) throws Exception {
        finalizers.addPid();
        way.happen();
    }

    static int goWrongAfter(Gate gate, CrashWay way) throws Exception {
        gate.pass();
        way.happen();
        return 0;
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STOP") // see StoppedWorkerIT
    void aFinalizerThatGoesWrongHoldsUpNothingAndIsNotRunAgain(CrashWay way, @TempDir Path dir) {
        Journal finalizers = Journal.in(dir);
        Pool pool = CrashWay.pools()
                .workers(1)
                .finalizer(() -> goWrong(way, finalizers))
                .build();
        int nine = pool.apply(Jobs::square, 3);
        assertThat(nine).isEqualTo(9);

        pool.close();

        assertThat(finalizers.pids()).hasSize(1).noneMatch(Processes::isRunning);
        assertThat(pool.stats().restarts()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"HALT", "HEAP"})
    void aFinalizerThatGoesWrongInAWorkerThatIsReplacedCostsNoResult(CrashWay way, @TempDir Path dir) {
        Journal finalizers = Journal.in(dir);
        try (Pool pool = CrashWay.pools()
                .workers(1)
                .maxTasksPerWorker(2)
                .finalizer(() -> goWrong(way, finalizers))
                .build()) {
            assertThat(pool.map(Jobs::square, List.of(1, 2, 3, 4, 5))).containsExactly(1, 4, 9, 16, 25);
        }
        assertThat(finalizers.lines()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void aPoolThatIsBeingClosedFinishesWhatItWasGiven(CrashWay way, @TempDir Path dir) {
        Gate gate = Gate.in(dir, "gate");
        Pool pool = CrashWay.pools().workers(1).build();
        Pool limited = way == CrashWay.STOP ? pool.withTimeout(Duration.ofMillis(600)) : pool;
        AsyncResult<Integer> bad = limited.applyAsync(() -> goWrongAfter(gate, way));
        List<AsyncResult<Integer>> others = IntStream.range(0, 3)
                .mapToObj(i -> pool.applyAsync(Jobs::square, i))
                .toList();
        pool.shutdown();
        gate.open();

        pool.close();

        ProcessPoolException failure = catchThrowableOfType(ProcessPoolException.class, bad::join);
        if (way.endsTheProcess()) {
            way.assertTellsTheCrash(failure, -1);
        } else {
            assertThat(failure)
                    .isExactlyInstanceOf(way == CrashWay.STOP ? TaskTimeoutException.class : TaskFailedException.class);
        }
        assertThat(others.stream().map(AsyncResult::join)).containsExactly(0, 1, 4);
    }
}
