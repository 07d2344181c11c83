package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.WorkerStats;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pools whose workers end as soon as they start, or can't start any more: they wait longer and longer, and say so. */
@ExtendWith(NoLeaks.class)
class BackOffIT {

    /** What may happen to a JDK under a running pool. */
    enum Mishap {
        IT_IS_GONE,
        IT_FAILS
    }

    static void endSoonAfterTheStart(Journal starts) {
        starts.add(System.currentTimeMillis());
        Thread main = Thread.currentThread();
        Thread killer = new Thread(() -> {
            while (!isReady(main)) {
                Thread.onSpinWait();
            }
            Runtime.getRuntime().halt(37);
        });
        killer.setDaemon(true);
        killer.start();
    }

    private static boolean isReady(Thread main) {
        return Arrays.stream(main.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("serve"));
    }

    @Tag("slow")
    @Test
    void workersThatEndRightAfterTheirStartAreReplacedAtGrowingIntervals(@TempDir Path dir) {
        Journal starts = Journal.in(dir);
        try (LogWatch log = LogWatch.open();
                Pool pool = Pool.builder()
                        .workers(1)
                        .name("short-lived")
                        .initializer(() -> endSoonAfterTheStart(starts))
                        .build()) {
            eventually().until(() -> starts.lines().size() >= 5);

            List<Long> times = starts.pids();
            assertThat(times.get(2) - times.get(1)).isGreaterThanOrEqualTo(200);
            assertThat(times.get(3) - times.get(2)).isGreaterThanOrEqualTo(400);
            assertThat(times.get(4) - times.get(3)).isGreaterThanOrEqualTo(800);
            assertThat(log.messages())
                    .anyMatch(message -> message.contains("end soon after their start") && message.contains("800 ms"));
            assertThat(pool.stats().crashed()).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void spareWorkersThatEndRightAfterTheirStartCauseNoStormEither(@TempDir Path dir) {
        Journal starts = Journal.in(dir);
        try (LogWatch log = LogWatch.open();
                Pool pool = Pool.builder()
                        .workers(1)
                        .spareWorkers(2)
                        .name("short-lived")
                        .initializer(() -> endSoonAfterTheStart(starts))
                        .build()) {
            eventually()
                    .until(() -> log.messages().stream().anyMatch(message -> message.contains("started in 1600 ms")));

            assertThat(pool.stats().completed()).isZero();
            assertThat(starts.lines()).hasSizeLessThanOrEqualTo(12);
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void poolWhoseJavaIsReplacedWaitsForItAndGoesOn(Mishap mishap, @TempDir Path dir) throws Exception {
        Journal tried = Journal.in(dir);
        Java java = Java.in(dir);
        java.works();
        try (LogWatch log = LogWatch.open();
                Pool pool = Pool.builder()
                        .workers(2)
                        .name("upgraded")
                        .javaHome(java.home())
                        .build()) {
            CrashWay.whenAllAreIdle(pool);
            if (mishap == Mishap.IT_IS_GONE) {
                Files.delete(java.file());
            } else {
                java.runs("echo tried >> '" + tried.file() + "'; echo 'under repair' >&2; exit 9");
            }
            pool.stats().perWorker().stream().map(WorkerStats::pid).forEach(Processes::kill);
            List<AsyncResult<Integer>> results = IntStream.range(0, 10)
                    .mapToObj(i -> pool.applyAsync(Jobs::square, i))
                    .toList();
            eventually()
                    .until(() -> log.warningsOf("upgraded").stream()
                                    .filter(warning ->
                                            warning.getFormattedMessage().contains("is tried again in"))
                                    .count()
                            >= 3);

            java.works();

            assertThat(results.stream().map(AsyncResult::join))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10).map(Jobs::square).boxed().toList());
            CrashWay.whenAllAreIdle(pool);
            assertThat(tried.lines()).hasSizeLessThanOrEqualTo(12);
            assertThat(log.messages())
                    .anyMatch(
                            message -> message.contains(mishap == Mishap.IT_FAILS ? "under repair" : "exit code 127"));
        }
    }
}
