package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.PoolClosedException;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts of the threads that wait for a pool. */
@ExtendWith(NoLeaks.class)
class InterruptIT {
    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    /** A call that waits, in a thread of its own. */
    private static final class Caller {
        private final CompletableFuture<End> end = new CompletableFuture<>();
        private final Thread thread;

        interface Call {
            void call() throws Exception;
        }

        /** What the call threw, if anything, and whether it left the thread's flag set. */
        record End(Throwable thrown, boolean flag) {}

        Caller(Call call) {
            thread = new Thread(() -> {
                Throwable thrown = null;
                try {
                    call.call();
                } catch (Throwable t) {
                    thrown = t;
                }
                end.complete(new End(thrown, Thread.currentThread().isInterrupted()));
            });
            thread.start();
        }

        End interrupt() {
            thread.interrupt();
            return end.join();
        }
    }

    private static void assertThatItCancelled(Caller.End end) {
        assertThat(end.thrown())
                .isInstanceOf(ProcessPoolException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(end.flag()).isTrue();
    }

    private static void assertThatItOnlyStoppedWaiting(Caller.End end) {
        assertThat(end.thrown()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void interruptedApplyCancelsItsTask(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Caller caller = new Caller(() -> pool.apply(() -> Jobs.neverWhatever(started)));
        long pid = started.awaitPid();

        assertThatItCancelled(caller.interrupt());

        Processes.awaitEnd(pid);
        assertThat(pool.map(Jobs::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
    }

    @Test
    void interruptedMapCancelsAllItsItems(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Caller caller = new Caller(() -> pool.map(item -> Jobs.never(started), List.of(1, 2, 3, 4, 5)));
        List<Long> pids = started.awaitPids(2);

        assertThatItCancelled(caller.interrupt());

        pids.forEach(Processes::awaitEnd);
        assertThat(pool.map(Jobs::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
        assertThat(started.lines()).hasSize(2);
    }

    @Test
    void interruptedStreamCancelsWhatItHasRead(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Caller caller = new Caller(() -> {
            try (Stream<Long> results = pool.imap(item -> Jobs.never(started), List.of(1, 2, 3, 4, 5))) {
                results.forEach(result -> {});
            }
        });
        List<Long> pids = started.awaitPids(2);

        assertThatItCancelled(caller.interrupt());

        pids.forEach(Processes::awaitEnd);
        assertThat(pool.map(Jobs::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
    }

    @Test
    void interruptedJoinCancelsAndTheOthersWhoWaitLearnOfIt(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        AsyncResult<Long> result = pool.applyAsync(() -> Jobs.never(started));
        Caller caller = new Caller(result::join);
        started.awaitPid();

        assertThatItCancelled(caller.interrupt());

        assertThat(result.isCancelled()).isTrue();
    }

    @Test
    void threadThatComesInterruptedIsAnsweredLikewise(@TempDir Path dir) {
        Caller caller = new Caller(() -> {
            Thread.currentThread().interrupt();
            pool.apply(() -> Jobs.never(Journal.in(dir)));
        });

        assertThatItCancelled(caller.end.join());
    }

    @Test
    void interruptedGetAndAwaitLeaveTheWorkAlone(@TempDir Path dir) throws Exception {
        Flag mayEnd = Flag.in(dir, "mayEnd");
        Journal started = Journal.in(dir);
        AsyncResult<Long> result = pool.applyAsync(() -> Jobs.pidAfter(started, mayEnd));
        List<Caller> callers = List.of(
                new Caller(result::get),
                new Caller(() -> result.get(Duration.ofMinutes(1))),
                new Caller(() -> result.await(Duration.ofMinutes(1))));
        long pid = started.awaitPid();

        callers.forEach(caller -> assertThatItOnlyStoppedWaiting(caller.interrupt()));
        mayEnd.raise();

        assertThat(result.join()).isEqualTo(pid);
    }

    @Test
    void interruptedAwaitTerminationLeavesThePoolAlone() {
        Caller caller = new Caller(() -> pool.awaitTermination(Duration.ofMinutes(1)));

        assertThatItOnlyStoppedWaiting(caller.interrupt());

        int nine = pool.apply(Jobs::square, 3);
        assertThat(nine).isEqualTo(9);
    }

    @Test
    void interruptedCloseTerminates(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        Pool own = Pool.create(1);
        AsyncResult<Long> endless = own.applyAsync(() -> Jobs.neverWhatever(started));
        long pid = started.awaitPid();
        Caller caller = new Caller(own::close);

        Caller.End end = caller.interrupt();

        assertThat(end.thrown()).isNull();
        assertThat(end.flag()).isTrue();
        assertThat(Processes.isRunning(pid)).isFalse();
        assertThat(endless.isDone()).isTrue();
        assertThat(catchJoin(endless)).isInstanceOf(PoolClosedException.class);
    }

    private static Throwable catchJoin(AsyncResult<?> result) {
        return catchThrowable(result::join);
    }

    @Test
    void taskThatInterruptsItsThreadGroupHarmsNothingElse() {
        try (Pool single = Pool.create(1)) {
            long pid = single.apply(Jobs::pid);
            for (int i = 0; i < 10; i++) {
                single.run(() -> Thread.currentThread().getThreadGroup().interrupt());
                assertThat(single.apply(Jobs::pid)).isEqualTo(pid);
            }
        }
    }

    @Test
    void interruptInsideATaskDoesNotReachTheNextOne() {
        try (Pool single = Pool.create(1)) {
            single.run(() -> Thread.currentThread().interrupt());

            assertThat(single.apply(() -> Thread.currentThread().isInterrupted()))
                    .isFalse();
        }
    }
}
