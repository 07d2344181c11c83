package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.Pool;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which an initializer can go wrong. */
@ExtendWith(NoLeaks.class)
class CrashInInitializerIT {

    static void goWrong(CrashWay way, Journal starts) throws Exception {
        starts.addPid();
        way.happen();
    }

    @ParameterizedTest
    @EnumSource
    @Conformance(95)
    void thePoolFailsAfterAFewStartsAndSaysWhy(CrashWay way, @TempDir Path dir) throws Exception {
        Journal starts = Journal.in(dir);
        Pool.Builder builder = CrashWay.pools().workers(1).initializer(() -> goWrong(way, starts));
        if (way == CrashWay.STOP) {
            builder.startTimeout(Duration.ofSeconds(1));
        }
        try (Pool pool = builder.build()) {
            WorkerStartException failure =
                    catchThrowableOfType(WorkerStartException.class, () -> pool.apply(Jobs::square, 1));

            assertThat(failure).hasMessageContaining("WorkerMain").hasMessageContaining("about to " + way);
            check(way, failure);
            assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
            assertThat(starts.lines()).hasSizeBetween(2, 3);
        }
        assertThat(starts.pids()).noneMatch(Processes::isRunning);
    }

    private static void check(CrashWay way, WorkerStartException failure) {
        if (way.endsTheProcess()) {
            assertThat(failure).hasMessageContaining("exit code " + way.exitCode());
        } else if (way.isOutOfMemory()) {
            assertThat(failure).hasCauseInstanceOf(OutOfMemoryError.class);
        } else if (way == CrashWay.STACK) {
            assertThat(failure).hasCauseInstanceOf(StackOverflowError.class);
        } else {
            assertThat(failure).hasMessageContaining("start time-out of PT1S");
        }
        if (way == CrashWay.SEGFAULT) {
            assertThat(failure).hasMessageContaining("SIGSEGV");
        }
    }
}
