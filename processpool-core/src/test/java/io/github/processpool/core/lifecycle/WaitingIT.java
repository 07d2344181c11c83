package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.TaskFailedException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for results, with and without a limit, and what a result tells of its state. */
@ExtendWith(NoLeaks.class)
class WaitingIT {
    private static final Duration SHORT = Duration.ofMillis(30);

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static int fail() {
        throw new IllegalArgumentException("no good");
    }

    @Test
    @Conformance({
        "A wait for a map can be given up and repeated; a stream returns the results before an "
                + "overdue item, then its failure",
        "Waiting with and without a limit, for success, failure and cancellation"
    })
    void waitWithALimitGivesUpAndTheWorkGoesOn(@TempDir Path dir) throws Exception {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        AsyncResult<List<Long>> result = pool.mapAsync(item -> Jobs.pidAfter(Journal.in(dir), mayEnd), List.of(1, 2));

        assertThatThrownBy(() -> result.get(SHORT)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> result.get(30, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> result.get(Duration.ZERO)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> result.get(Duration.ofSeconds(-1))).isInstanceOf(TimeoutException.class);
        assertThat(result.await(SHORT)).isFalse();
        mayEnd.raise();

        assertThat(result.await(Duration.ofSeconds(30))).isTrue();
        assertThat(result.get(Duration.ZERO)).hasSize(2).isEqualTo(result.join());
    }

    @Test
    @Conformance("Waiting with and without a limit, for success, failure and cancellation")
    void endlessLimitIsAWaitWithoutOne() throws Exception {
        AsyncResult<Integer> result = pool.applyAsync(Jobs::afterMillis, 50);

        assertThat(result.await(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
        assertThat(result.get(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(50);
    }

    @Test
    @Conformance("Waiting with and without a limit, for success, failure and cancellation")
    void failureIsTheSameHoweverItIsAskedFor() throws Exception {
        AsyncResult<Integer> result = pool.applyAsync(WaitingIT::fail);

        assertThat(result.await(Duration.ofSeconds(30))).isTrue();
        Throwable joined = catchThrowable(result::join);
        assertThat(joined).isInstanceOf(TaskFailedException.class).hasRootCauseMessage("no good");
        assertThat(catchThrowable(result::join)).isSameAs(joined);
        assertThat(catchThrowable(result::get))
                .isInstanceOf(ExecutionException.class)
                .hasCause(joined);
        assertThat(catchThrowable(() -> result.get(SHORT)))
                .isInstanceOf(ExecutionException.class)
                .hasCause(joined);
    }

    @Test
    @Conformance("Waiting with and without a limit, for success, failure and cancellation")
    void cancelledResultSaysSoHoweverItIsAskedFor(@TempDir Path dir) throws Exception {
        AsyncResult<Long> result = pool.applyAsync(() -> Jobs.never(Journal.in(dir)));
        result.cancel(true);

        assertThat(result.await(SHORT)).isTrue();
        assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
        assertThatThrownBy(result::get).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> result.get(SHORT)).isInstanceOf(CancellationException.class);
    }

    @Test
    @Conformance("A result reports its state: pending, running, cancelled, failed, successful")
    void resultTellsItsState(@TempDir Path dir) throws IOException {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        Journal started = Journal.in(dir);
        AsyncResult<Long> running = pool.applyAsync(() -> Jobs.pidAfter(started, mayEnd));
        AsyncResult<Long> alsoRunning = pool.applyAsync(() -> Jobs.pidAfter(started, mayEnd));
        started.awaitPids(2);
        AsyncResult<Integer> pending = pool.applyAsync(Jobs::square, 2);
        AsyncResult<Integer> cancelled = pool.applyAsync(Jobs::square, 3);
        cancelled.cancel(false);
        AsyncResult<Integer> failed = pool.applyAsync(WaitingIT::fail);

        assertThat(List.of(running, alsoRunning, pending, failed)).noneMatch(AsyncResult::isDone);
        assertThat(cancelled.isDone()).isTrue();
        assertThat(cancelled.isCancelled()).isTrue();
        assertThat(cancelled.isSuccessful()).isFalse();
        assertThatThrownBy(running::isSuccessful).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(pending::isSuccessful).isInstanceOf(IllegalStateException.class);
        mayEnd.raise();

        assertThat(running.join()).isNotEqualTo(alsoRunning.join());
        assertThat(running.isSuccessful()).isTrue();
        assertThat(running.isCancelled()).isFalse();
        assertThat(pending.join()).isEqualTo(4);
        assertThat(catchThrowable(failed::join)).isInstanceOf(TaskFailedException.class);
        assertThat(failed.isDone()).isTrue();
        assertThat(failed.isSuccessful()).isFalse();
        assertThat(failed.isCancelled()).isFalse();
    }
}
