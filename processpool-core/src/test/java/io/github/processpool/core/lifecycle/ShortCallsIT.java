package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.core.testkit.Gate;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Short calls travel several at a time, and what becomes of one is nothing to the others. */
@ExtendWith(NoLeaks.class)
class ShortCallsIT {
    private static final int HALTS = -1;
    private static final int NEVER_ENDS = -2;
    private static final int WAITS = -3;
    private static final int THROWS = -4;

    @TempDir
    private Path folder;

    /** All calls are of this one function, as only those travel together. */
    static int work(int item) throws InterruptedException {
        Path gates = Path.of(System.getProperty("gates"));
        switch (item) {
            case HALTS -> Runtime.getRuntime().halt(3);
            case NEVER_ENDS -> {
                Gate.in(gates, "never ends").open();
                Thread.sleep(Long.MAX_VALUE);
            }
            case WAITS -> Gate.in(gates, "may end").pass();
            case THROWS -> throw new IllegalStateException("thrown");
            default -> {}
        }
        return item;
    }

    private Pool pool(int workers) {
        Pool pool =
                Pool.builder().workers(workers).jvmOptions("-Dgates=" + folder).build();
        assertAllRight(submit(pool, 3_000)); // so that the pool knows how short they are
        return pool;
    }

    private static List<AsyncResult<Integer>> submit(Pool pool, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pool.applyAsync(ShortCallsIT::work, i))
                .toList();
    }

    private static void assertAllRight(List<AsyncResult<Integer>> calls) {
        assertThat(calls.stream().map(AsyncResult::join))
                .containsExactlyElementsOf(
                        IntStream.range(0, calls.size()).boxed().toList());
    }

    @Test
    void aCrashCostsTheCallAloneThatBroughtIt() {
        try (Pool pool = pool(2)) {
            for (int round = 0; round < 5; round++) {
                List<AsyncResult<Integer>> before = submit(pool, 500);
                AsyncResult<Integer> crash = pool.applyAsync(ShortCallsIT::work, HALTS);
                AsyncResult<Integer> failure = pool.applyAsync(ShortCallsIT::work, THROWS);
                List<AsyncResult<Integer>> after = submit(pool, 500);

                assertAllRight(before);
                assertAllRight(after);
                assertThatThrownBy(crash::join).isInstanceOf(WorkerCrashedException.class);
                assertThatThrownBy(failure::join).hasRootCauseMessage("thrown");
            }
            assertThat(pool.stats().crashed()).isEqualTo(5);
        }
    }

    @Test
    void cancellingTheOneThatRunsCostsNoOther() throws InterruptedException {
        try (Pool pool = pool(1)) {
            List<AsyncResult<Integer>> before = submit(pool, 500);
            AsyncResult<Integer> endless = pool.applyAsync(ShortCallsIT::work, NEVER_ENDS);
            List<AsyncResult<Integer>> after = submit(pool, 500);
            Gate.in(folder, "never ends").pass();

            assertThat(endless.cancel(true)).isTrue();

            assertAllRight(before);
            assertAllRight(after);
            assertThatThrownBy(endless::join).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void cancellingOneThatMayBeginAtAnyMomentEndsItWheneverItIs() {
        try (Pool pool = pool(1)) {
            for (int round = 0; round < 20; round++) {
                List<AsyncResult<Integer>> before = submit(pool, 10 * round);
                AsyncResult<Integer> endless = pool.applyAsync(ShortCallsIT::work, NEVER_ENDS);
                List<AsyncResult<Integer>> after = submit(pool, 50);

                assertThat(endless.cancel(true)).isTrue();

                assertAllRight(before);
                assertAllRight(after);
            }
        }
    }

    @Test
    void aTimeLimitIsEachCallsOwn() {
        try (Pool pool = pool(1)) {
            Pool limited = pool.withTimeout(Duration.ofMillis(400));
            List<AsyncResult<Integer>> before = submit(limited, 500);
            AsyncResult<Integer> endless = limited.applyAsync(ShortCallsIT::work, NEVER_ENDS);
            List<AsyncResult<Integer>> after = submit(limited, 500);

            assertAllRight(before);
            assertAllRight(after);
            assertThatThrownBy(endless::join).isInstanceOf(TaskTimeoutException.class);
        }
    }

    @Test
    void noCallStaysBehindOneThatIsUnexpectedlySlow() {
        try (Pool pool = pool(2)) {
            List<AsyncResult<Integer>> before = submit(pool, 500);
            AsyncResult<Integer> slow = pool.applyAsync(ShortCallsIT::work, WAITS);
            List<AsyncResult<Integer>> after = submit(pool, 500);

            assertAllRight(before);
            assertAllRight(after);
            assertThat(slow.isDone()).isFalse();
            Gate.in(folder, "may end").open();
            assertThat(slow.join()).isEqualTo(WAITS);
        }
    }
}
