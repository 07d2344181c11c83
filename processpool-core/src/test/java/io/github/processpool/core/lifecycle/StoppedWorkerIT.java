package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.PoolClosedException;
import io.github.processpool.core.testkit.Gate;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers that were stopped by a signal: to their pool, a stopped worker is one whose task takes long, and whatever ends
 * a long task ends it. In the middle of a task, see {@link CrashDuringTaskIT}.
 */
@ExtendWith(NoLeaks.class)
class StoppedWorkerIT {
    /** More than any pipe holds. */
    private static final int LARGE = 4 << 20;

    private static final Duration LIMIT = Duration.ofSeconds(1); // also for a quick task of a busy machine

    static int lengthOf(byte[] bytes) {
        return bytes.length;
    }

    static void stopForGood(Journal stopped) throws Exception {
        stopped.addPid();
        CrashWay.STOP.happen();
    }

    private static Pool withAStoppedWorker() throws Exception {
        Pool pool = Pool.create(1);
        Processes.signal("STOP", pool.apply(Jobs::pid));
        return pool;
    }

    @Tag("slow")
    @Test
    void aTaskUnderALimitThatAStoppedWorkerDoesNotTakeGoesToItsReplacement() throws Exception {
        try (Pool pool = withAStoppedWorker()) {
            Pool limited = pool.withTimeout(LIMIT);

            AsyncResult<Integer> large = limited.applyAsync(StoppedWorkerIT::lengthOf, new byte[LARGE]);
            AsyncResult<Integer> small = limited.applyAsync(Jobs::square, 3);

            assertThat(large.join()).isEqualTo(LARGE);
            assertThat(small.join()).isEqualTo(9);
            assertThat(pool.stats().restarts()).isEqualTo(1);
        }
    }

    @Test
    void cancellingEndsAStoppedWorkerAlsoWhileItsArgumentIsUnderWay() throws Exception {
        try (Pool pool = withAStoppedWorker()) {
            AsyncResult<Integer> result = pool.applyAsync(StoppedWorkerIT::lengthOf, new byte[LARGE]);

            assertThat(result.cancel(true)).isTrue();

            assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
            assertThat(pool.apply(StoppedWorkerIT::lengthOf, new byte[LARGE])).isEqualTo(LARGE);
        }
    }

    @Test
    void aWorkerThatIsContinuedGoesOnAsIfNothingHadBeen() throws Exception {
        try (Pool pool = withAStoppedWorker()) {
            long pid = pool.stats().perWorker().get(0).pid();
            AsyncResult<Integer> result = pool.applyAsync(StoppedWorkerIT::lengthOf, new byte[LARGE]);
            assertThat(result.await(LIMIT)).isFalse();

            Processes.signal("CONT", pid);

            assertThat(result.join()).isEqualTo(LARGE);
            assertThat(pool.apply(Jobs::pid)).isEqualTo(pid);
        }
    }

    @Test
    void aPoolWithAStoppedWorkerIsTerminated(@TempDir Path dir) throws Exception {
        Gate never = Gate.in(dir, "never");
        Pool pool = withAStoppedWorker();
        AsyncResult<Void> result = pool.runAsync(never::pass);
        pool.shutdown();
        assertThat(pool.awaitTermination(LIMIT)).isFalse();

        pool.terminate();

        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThatThrownBy(result::join).isInstanceOf(PoolClosedException.class);
    }

    @Test
    void aWorkerThatStopsInItsFinalizerYieldsToTerminate(@TempDir Path dir) throws Exception {
        Journal stopped = Journal.in(dir);
        Pool pool =
                Pool.builder().workers(1).finalizer(() -> stopForGood(stopped)).build();
        int nine = pool.apply(Jobs::square, 3);
        assertThat(nine).isEqualTo(9);
        pool.shutdown();
        long pid = stopped.awaitPid();
        assertThat(pool.awaitTermination(LIMIT)).isFalse();

        pool.terminate();

        assertThat(pool.awaitTermination(Duration.ofSeconds(30))).isTrue();
        assertThat(Processes.isRunning(pid)).isFalse();
    }
}
