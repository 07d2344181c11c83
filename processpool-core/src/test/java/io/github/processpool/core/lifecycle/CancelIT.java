package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Cancelling work in every state that it can be in. */
@ExtendWith(NoLeaks.class)
class CancelIT {
    private static final int LARGE = 8 << 20;

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static int ranSlowly(int item, Journal journal) throws InterruptedException {
        journal.add(item);
        return Jobs.afterMillis(5) + item;
    }

    static long withAChild(Journal started) throws Exception {
        Process child = new ProcessBuilder("sleep", "1000").start();
        started.add(child.pid());
        return Jobs.never(started);
    }

    static int lengthOf(byte[] bytes, Flag mayEnd) throws InterruptedException {
        mayEnd.block();
        return bytes.length;
    }

    static void raiseAfter(Journal started, Flag mayEnd, Flag ended) throws IOException, InterruptedException {
        Jobs.pidAfter(started, mayEnd);
        ended.raise();
    }

    @Test
    @Conformance("`cancel(true)` of a running task ends its worker; `cancel(false)` lets the task finish")
    void cancellingARunningTaskEndsItsWorker(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        AsyncResult<Long> result = pool.applyAsync(() -> Jobs.neverWhatever(started))
                .onSuccess(value -> told.complete(new AssertionError("a result: " + value)))
                .onFailure(told::complete);
        long pid = started.awaitPid();

        assertThat(result.cancel(true)).isTrue();

        assertThat(result.isDone()).isTrue();
        assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
        assertThat(told.join()).isInstanceOf(CancellationException.class);
        Processes.awaitEnd(pid);
        assertThat(pool.map(Jobs::pidFor, List.of(1, 2, 3, 4))).doesNotContain(pid);
    }

    @Test
    @Conformance("`cancel(true)` of a running task ends its worker; `cancel(false)` lets the task finish")
    void cancelWithoutInterruptionLetsTheTaskEndAndKeepsItsWorker(@TempDir Path dir) throws IOException {
        Journal started = Journal.in(dir);
        Flag mayEnd = Flag.in(dir, "mayEnd");
        Flag ended = Flag.in(dir, "ended");
        AsyncResult<Void> result = pool.runAsync(() -> raiseAfter(started, mayEnd, ended));
        long pid = started.awaitPid();

        assertThat(result.cancel(false)).isTrue();
        assertThat(result.isCancelled()).isTrue();
        mayEnd.raise();

        ended.awaitRaised();
        assertThat(Processes.isRunning(pid)).isTrue();
        assertThat(pool.stats().perWorker()).anyMatch(worker -> worker.pid() == pid);
    }

    @Test
    @Conformance("A pending task that is cancelled never runs; a finished one can't be cancelled")
    void pendingTaskThatIsCancelledNeverRuns(@TempDir Path dir) throws IOException {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        Journal ran = Journal.in(dir);
        List<AsyncResult<Long>> blockers = IntStream.range(0, 2)
                .mapToObj(i -> pool.applyAsync(() -> Jobs.pidAfter(ran, mayEnd)))
                .toList();
        ran.awaitPids(2);

        AsyncResult<Void> dropped = pool.runAsync(() -> ran.add(-1));
        AsyncResult<Void> alsoDropped = pool.runAsync(() -> ran.add(-2));
        AsyncResult<Void> kept = pool.runAsync(() -> ran.add(-3));
        assertThat(dropped.cancel(false)).isTrue();
        assertThat(alsoDropped.cancel(true)).isTrue();
        mayEnd.raise();

        kept.join();
        assertThat(blockers).allSatisfy(blocker -> assertThat(blocker.join()).isPositive());
        assertThat(ran.pids()).hasSize(3).contains(-3L);
    }

    @Test
    @Conformance("A pending task that is cancelled never runs; a finished one can't be cancelled")
    void finishedResultCanNotBeCancelled() {
        AsyncResult<Integer> result = pool.applyAsync(Jobs::square, 3);
        assertThat(result.join()).isEqualTo(9);

        assertThat(result.cancel(true)).isFalse();
        assertThat(result.isCancelled()).isFalse();
        assertThat(result.isSuccessful()).isTrue();
        assertThat(result.join()).isEqualTo(9);
    }

    @Test
    void cancellingTwiceTellsTrueOnceOnly(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        AsyncResult<Long> result = pool.applyAsync(() -> Jobs.never(started));
        started.awaitPid();

        assertThat(result.cancel(true)).isTrue();
        assertThat(result.cancel(true)).isFalse();
        assertThat(result.isCancelled()).isTrue();
    }

    @Test
    @Conformance("Cancelling a map cancels all items that have not finished")
    void cancellingAMapDropsAllThatHasNotFinished(@TempDir Path dir) {
        Journal ran = Journal.in(dir);
        AsyncResult<List<Integer>> result = pool.withChunkSize(50)
                .mapAsync(
                        item -> ranSlowly(item, ran),
                        IntStream.range(0, 2_000).boxed().toList());
        eventually().until(() -> !ran.lines().isEmpty());

        assertThat(result.cancel(false)).isTrue();

        eventually().until(() -> pool.stats().inFlight() == 0 && pool.stats().queued() == 0);
        assertThat(ran.lines()).hasSizeLessThan(1_000);
        assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
    }

    @Test
    @Conformance("Cancelling a map cancels all items that have not finished")
    void cancellingAMapWithInterruptionEndsTheWorkersThatRunIt(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        AsyncResult<List<Long>> result = pool.mapAsync(
                item -> Jobs.never(started), IntStream.range(0, 100).boxed().toList());
        List<Long> pids = started.awaitPids(2);

        result.cancel(true);

        pids.forEach(Processes::awaitEnd);
        assertThat(pool.map(Jobs::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
        assertThat(started.lines()).hasSize(2);
    }

    @Test
    void otherTasksOutliveACancelledOne(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        AsyncResult<Long> cancelled = pool.applyAsync(() -> Jobs.never(started));
        List<AsyncResult<Integer>> others = IntStream.range(0, 50)
                .mapToObj(i -> pool.applyAsync(Jobs::square, i))
                .toList();
        started.awaitPid();

        cancelled.cancel(true);

        assertThat(others.stream().map(AsyncResult::join))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).map(Jobs::square).boxed().toList());
    }

    @Test
    @Conformance("When a worker is ended, the processes that its tasks started end too")
    void cancellingATaskEndsTheProcessesThatItStarted(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        AsyncResult<Long> result = pool.applyAsync(() -> withAChild(started));
        List<Long> childAndWorker = started.awaitPids(2);

        result.cancel(true);

        childAndWorker.forEach(Processes::awaitEnd);
        assertThat(result.isCancelled()).isTrue();
    }

    @Test
    @Conformance("A pool with ten cancelled tasks with large arguments (8 MB each) closes")
    void poolWithTenLargeCancelledTasksCloses(@TempDir Path dir) {
        Flag never = Flag.in(dir, "never");
        Pool own = Pool.create(2);
        List<AsyncResult<Integer>> results = IntStream.range(0, 10)
                .mapToObj(i -> own.applyAsync(CancelIT::lengthOf, new byte[LARGE], never))
                .toList();

        assertThat(results).allMatch(result -> result.cancel(true));
        own.close();

        assertThat(own.stats().perWorker()).allMatch(worker -> worker.pid() == -1);
    }

    @Test
    void cancellingWhileTasksComeAndGoLosesNothing() {
        List<AsyncResult<Integer>> results = IntStream.range(0, 2_000)
                .mapToObj(i -> pool.applyAsync(Jobs::square, i))
                .toList();

        long cancelled = IntStream.range(0, 2_000)
                .filter(i -> i % 2 == 0)
                .filter(i -> results.get(i).cancel(false))
                .count();

        for (int i = 0; i < 2_000; i++) {
            if (!results.get(i).isCancelled()) {
                assertThat(results.get(i).join()).isEqualTo(i * i);
            }
        }
        assertThat(results.stream().filter(AsyncResult::isCancelled)).hasSize((int) cancelled);
        eventually()
                .until(() -> pool.stats().queued() + pool.stats().inFlight() == 0
                        && pool.stats().idle() == 2);
    }
}
