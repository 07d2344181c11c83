package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.PoolClosedException;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Submitting threads wait while the queue is full. */
@ExtendWith(NoLeaks.class)
class QueueCapacityIT {
    private static final int CAPACITY = 3;

    @TempDir
    private Path dir;

    private Pool pool;
    private Flag mayEnd;
    private List<AsyncResult<Long>> filling;

    @BeforeEach
    void fill() {
        pool = Pool.builder().workers(1).queueCapacity(CAPACITY).build();
        Flag flag = Flag.in(dir, "mayEnd");
        Journal started = Journal.in(dir);
        mayEnd = flag;
        filling = IntStream.range(0, CAPACITY)
                .mapToObj(i -> pool.applyAsync(() -> Jobs.pidAfter(started, flag)))
                .toList();
    }

    @AfterEach
    void close() {
        pool.terminate();
        pool.close();
    }

    /** Submits one more, in a thread of its own, and returns when that thread waits. */
    private Submitter submitter(Runnable submission) {
        Submitter submitter = new Submitter(submission);
        submitter.thread.start();
        eventually().until(() -> submitter.thread.getState() == Thread.State.WAITING);
        return submitter;
    }

    private static final class Submitter {
        private final CompletableFuture<Boolean> end = new CompletableFuture<>();
        private final Thread thread;

        Submitter(Runnable submission) {
            thread = new Thread(() -> {
                try {
                    submission.run();
                    end.complete(Thread.currentThread().isInterrupted());
                } catch (ProcessPoolException e) {
                    end.completeExceptionally(e);
                }
            });
        }
    }

    @Test
    void submitterWaitsUntilThereIsRoom() throws IOException {
        AtomicInteger submitted = new AtomicInteger();
        List<Submitter> submitters = List.of(
                submitter(() -> submitted.addAndGet(pool.apply(Jobs::square, 1))),
                submitter(() -> submitted.addAndGet(
                        pool.map(Jobs::square, List.of(3, 4)).get(1))));
        assertThat(submitted).hasValue(0);
        assertThat(pool.stats().queued() + pool.stats().inFlight()).isEqualTo(CAPACITY);

        mayEnd.raise();

        submitters.forEach(submitter -> submitter.end.join());
        assertThat(submitted).hasValue(1 + 16);
        assertThat(filling).allSatisfy(result -> assertThat(result.join()).isPositive());
    }

    @Test
    void cancelledSubmissionMakesRoom() {
        CompletableFuture<AsyncResult<Integer>> submitted = new CompletableFuture<>();
        Submitter submitter = submitter(() -> submitted.complete(pool.applyAsync(Jobs::square, 5)));

        assertThat(filling.get(2).cancel(false)).isTrue();

        assertThat(submitter.end.join()).isFalse();
        assertThat(submitted.join().isDone()).isFalse();
    }

    @Test
    void submitterLearnsThatThePoolWasShutDownMeanwhile() {
        Submitter submitter = submitter(() -> pool.run(() -> {}));

        pool.shutdown();

        assertThat(catchThrowable(submitter.end::join)).hasCauseInstanceOf(PoolClosedException.class);
    }

    @Test
    void submitterLearnsThatThePoolWasTerminatedMeanwhile() {
        Submitter submitter = submitter(() -> pool.run(() -> {}));

        pool.terminate();

        assertThat(catchThrowable(submitter.end::join)).hasCauseInstanceOf(PoolClosedException.class);
        assertThat(filling)
                .allSatisfy(result -> assertThat(catchThrowable(result::join)).isInstanceOf(PoolClosedException.class));
    }

    @Test
    void interruptedSubmitterSubmitsNothing() {
        Submitter submitter = submitter(() -> pool.run(() -> {}));

        submitter.thread.interrupt();

        assertThat(catchThrowable(submitter.end::join))
                .cause()
                .isInstanceOf(ProcessPoolException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(pool.stats().queued() + pool.stats().inFlight()).isEqualTo(CAPACITY);
    }

    @Test
    void callbackNeverWaitsForRoom() throws IOException {
        List<AsyncResult<Integer>> submitted = new ArrayList<>();
        CompletableFuture<Integer> allSubmitted = new CompletableFuture<>();
        var unused = filling.get(0).onSuccess(pid -> {
            for (int i = 0; i < 2 * CAPACITY; i++) {
                submitted.add(pool.applyAsync(Jobs::square, i));
            }
            allSubmitted.complete(submitted.size());
        });

        mayEnd.raise();

        assertThat(allSubmitted.join()).isEqualTo(2 * CAPACITY);
        assertThat(submitted.stream().map(AsyncResult::join)).containsExactly(0, 1, 4, 9, 16, 25);
    }

    @Test
    @Conformance("The queue is deeper than there are processors")
    void queueIsDeeperThanThereAreProcessors() {
        try (Pool deep = Pool.create(2)) {
            List<AsyncResult<Integer>> results = IntStream.range(0, 3_000)
                    .mapToObj(i -> deep.applyAsync(Jobs::square, i))
                    .toList();

            assertThat(results.stream().map(AsyncResult::join))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 3_000).map(Jobs::square).boxed().toList());
        }
    }

    @Test
    void capacityMustBePositive() {
        assertThatThrownBy(() -> Pool.builder().queueCapacity(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("queueCapacity");
    }
}
