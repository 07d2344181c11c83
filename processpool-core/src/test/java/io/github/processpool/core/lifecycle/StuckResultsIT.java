package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.PoolClosedException;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.Worker;
import io.github.processpool.core.testkit.NoLeaks;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Results whose own methods never return in the JVM that takes them. */
@ExtendWith(NoLeaks.class)
@Timeout(90)
class StuckResultsIT {
    private static final Duration LONG = Duration.ofSeconds(40);

    private static volatile CountDownLatch reached = new CountDownLatch(1);
    private static volatile CountDownLatch released = new CountDownLatch(1);

    record Stuck(int number) {
        @Override
        public int hashCode() {
            if (!Worker.isWorker()) {
                reached.countDown();
                awaitRelease();
            }
            return number;
        }

        private static void awaitRelease() {
            while (released.getCount() > 0) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    // Even so.
                }
            }
        }
    }

    static Set<Stuck> stuck() {
        return Set.of(new Stuck(1));
    }

    static int next(int x) {
        return x + 1;
    }

    @BeforeEach
    void block() {
        reached = new CountDownLatch(1);
        released = new CountDownLatch(1);
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    @Test
    void terminateEndsAPoolWhoseResultNeverArrives() throws Exception {
        Pool pool = Pool.create(2);
        AsyncResult<Set<Stuck>> result = pool.applyAsync(StuckResultsIT::stuck);
        reached.await();

        pool.terminate();

        assertThat(pool.awaitTermination(LONG)).isTrue();
        assertThat(catchThrowable(result::join)).isInstanceOf(PoolClosedException.class);
        pool.close();
    }

    @Tag("slow")
    @Test
    void cancellingGivesTheWorkerBackToOtherCalls() throws Exception {
        try (Pool pool = Pool.create(1)) {
            AsyncResult<Set<Stuck>> result = pool.applyAsync(StuckResultsIT::stuck);
            AsyncResult<Integer> other = pool.applyAsync(StuckResultsIT::next, 1);
            reached.await();

            result.cancel(true);

            assertThat(other.get(LONG)).isEqualTo(2);
            assertThat(catchThrowable(result::join)).isInstanceOf(CancellationException.class);
        }
    }

    @Tag("slow")
    @Test
    void timeLimitHoldsForAResultThatNeverArrives() throws Exception {
        try (Pool pool = Pool.create(1)) {
            AsyncResult<Set<Stuck>> result =
                    pool.withTimeout(Duration.ofMillis(300)).applyAsync(StuckResultsIT::stuck);
            AsyncResult<Integer> other = pool.applyAsync(StuckResultsIT::next, 1);

            assertThat(catchThrowable(() -> result.get(LONG))).hasCauseInstanceOf(TaskTimeoutException.class);
            assertThat(other.get(LONG)).isEqualTo(2);
            assertThat(reached.getCount()).isZero();
            assertThat(pool.stats().failed()).isEqualTo(1);

            released.countDown(); // what comes late counts for nothing
            assertThat(pool.apply(StuckResultsIT::next, 2)).isEqualTo(3);
        }
    }
}
