package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.PoolStats;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.Gate;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers that fail while they are idle, because of a thread that a task has left behind. */
@ExtendWith(NoLeaks.class)
class CrashWhileIdleIT {
    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = CrashWay.pools().workers(2).name("idling").build();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static long leaveAThread(CrashWay way, Gate when, Gate happened) {
        way.happenLater(when, happened);
        return Jobs.pid();
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STOP") // see StoppedWorkerIT
    @Conformance({
        "An idle worker that ends in any way is noticed and replaced; no task is lost",
        "After a crash that follows a sent result, the next task finds a working pool"
    })
    void aWorkerThatEndsWithNothingToDoIsReplacedAndNoTaskIsLost(CrashWay way, @TempDir Path dir) {
        Gate when = Gate.in(dir, "when");
        Gate happened = Gate.in(dir, "happened");
        PoolStats before = CrashWay.whenAllAreIdle(pool);
        long pid = pool.apply(() -> leaveAThread(way, when, happened));
        CrashWay.whenAllAreIdle(pool);

        when.open();

        if (way.endsTheProcess()) {
            Processes.awaitEnd(pid);
            eventually().until(() -> pool.stats().crashed() == before.crashed() + 1);
        } else {
            eventually().until(happened::isOpen);
        }
        PoolStats after = CrashWay.whenAllAreIdle(pool);
        assertThat(CrashWay.pids(after).contains(pid)).isNotEqualTo(way.endsTheProcess());
        assertThat(after.failed()).isEqualTo(before.failed());
        assertThat(pool.map(Jobs::square, List.of(1, 2, 3, 4))).containsExactly(1, 4, 9, 16);
    }
}
