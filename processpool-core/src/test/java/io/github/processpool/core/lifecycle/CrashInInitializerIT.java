package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.processpool.Pool;
import io.github.processpool.WorkerStartException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which an initializer can go wrong. The pools fail side by side, since each takes its time. */
@ExtendWith(NoLeaks.class)
class CrashInInitializerIT {
    private static final Duration START_LIMIT = Duration.ofSeconds(1);
    private static final Map<CrashWay, Pool> POOLS = new EnumMap<>(CrashWay.class);

    @TempDir
    private static Path dir;

    @BeforeAll
    static void open() {
        for (CrashWay way : CrashWay.values()) {
            Journal starts = starts(way);
            Pool.Builder builder = CrashWay.pools().workers(1).initializer(() -> goWrong(way, starts));
            if (way == CrashWay.STOP) {
                builder.startTimeout(START_LIMIT);
            }
            POOLS.put(way, builder.build());
        }
    }

    @AfterAll
    static void close() {
        POOLS.values().forEach(Pool::close);
    }

    private static Journal starts(CrashWay way) {
        return new Journal(dir.resolve(way.name()));
    }

    static void goWrong(CrashWay way, Journal starts) throws Exception {
        starts.addPid();
        way.happen();
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    @Conformance("An initializer, an option or a Java that fails makes all calls fail after a few "
            + "tries; each try is logged at most once")
    void thePoolFailsAfterAFewStartsAndSaysWhy(CrashWay way) throws Exception {
        Pool pool = POOLS.get(way);

        WorkerStartException failure =
                catchThrowableOfType(WorkerStartException.class, () -> pool.apply(Jobs::square, 1));

        assertThat(failure).hasMessageContaining("WorkerMain");
        check(way, failure);
        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        // Three failures are enough; one more may have been under way, and one may have been put down to the archive.
        assertThat(starts(way).pids()).hasSizeLessThanOrEqualTo(5).noneMatch(Processes::isRunning);
    }

    private static void check(CrashWay way, WorkerStartException failure) {
        if (way == CrashWay.STOP) { // which may come before it has said anything
            assertThat(failure).hasMessageContaining("start time-out of 1 s");
            return;
        }
        assertThat(failure).hasMessageContaining("about to " + way);
        if (way.endsTheProcess()) {
            assertThat(failure).hasMessageContaining("exit code " + way.exitCode());
        } else {
            assertThat(failure)
                    .hasCauseInstanceOf(way.isOutOfMemory() ? OutOfMemoryError.class : StackOverflowError.class);
        }
        if (way == CrashWay.SEGFAULT) {
            assertThat(failure).hasMessageContaining("SIGSEGV");
        }
    }
}
