package io.github.processpool.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.AsyncResult;
import io.github.processpool.EncodingException;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.PoolStats;
import io.github.processpool.Worker;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.WorkerStats;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.Gate;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds because every worker is a process of its own. */
abstract class ProcessesContract extends PoolContract {

    @Test
    @Conformance("A pool of n workers has n processes")
    void thePoolHasAsManyProcessesAsWorkers(@TempDir Path folder) {
        int parties = workers();

        List<Long> pids = pool.withChunkSize(1).map(i -> Meeting.join(folder, parties), numbers(parties));

        assertThat(pids)
                .hasSize(parties)
                .doesNotHaveDuplicates()
                .doesNotContain(ProcessHandle.current().pid());
        assertThat(pids)
                .containsExactlyInAnyOrderElementsOf(
                        pool.stats().perWorker().stream().map(WorkerStats::pid).toList());
        assertThat(pids).allMatch(pid -> ProcessHandle.of(pid).orElseThrow().isAlive());
    }

    @Test
    @Conformance("A pool made in a thread; one pool shared by ten threads; a pool inside a worker")
    void aTaskMayUseAPoolOfItsOwn() {
        List<Integer> results = pool.apply(() -> {
            try (Pool inner = Pool.create(1)) {
                return inner.map(i -> i + Worker.current().id(), List.of(1, 2, 3));
            }
        });

        assertThat(results).containsExactly(1, 2, 3);
    }

    @ParameterizedTest(name = "exit code {0}")
    @ValueSource(ints = {0, 9})
    @Conformance("An `Error`, `System.exit` and `halt` in a task fail only that task")
    void aTaskThatExitsFailsAlone(int code) {
        List<Outcome<Integer>> outcomes = pool.withChunkSize(1).mapSettled(i -> i == 7 ? exit(code) : i, numbers(12));

        assertThat(outcomes).filteredOn(Outcome::isSuccess).hasSize(11);
        assertThatThrownBy(outcomes.get(7)::orThrow)
                .isExactlyInstanceOf(WorkerCrashedException.class)
                .extracting("index", "exitCode")
                .containsExactly(7, code);
        assertThat(pool.apply(PoolContract::square, 3)).isEqualTo(9);
    }

    @Test
    @Conformance("An `Error`, `System.exit` and `halt` in a task fail only that task")
    void aTaskThatHaltsItsWorkerFailsAlone(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder, "gate");
        AsyncResult<Integer> halting = pool.applyAsync(() -> {
            gate.pass();
            Runtime.getRuntime().halt(11);
            return 1;
        });
        List<AsyncResult<Integer>> others = numbers(20).stream()
                .map(i -> pool.applyAsync(PoolContract::square, i))
                .toList();
        gate.open();

        assertThatThrownBy(halting::join)
                .isExactlyInstanceOf(WorkerCrashedException.class)
                .extracting("index", "exitCode")
                .containsExactly(-1, 11);
        for (int i = 0; i < 20; i++) {
            assertThat(others.get(i).get(LONG)).isEqualTo(i * i);
        }
    }

    @Test
    @Conformance({
        "`onFailure` gets the failure, and `onSuccess` does not run",
        "A callback may submit the next task and wait for it: in long chains, over a full queue, after a crash"
    })
    void aChainOfCallbacksGoesOnAfterACrash() throws Exception {
        CountDownLatch succeeded = new CountDownLatch(19);
        CountDownLatch failed = new CountDownLatch(1);

        submitChain(pool, 20, succeeded, failed);

        await(succeeded);
        await(failed);
    }

    private static void submitChain(Pool pool, int left, CountDownLatch succeeded, CountDownLatch failed) {
        if (left > 0) {
            var unused = pool.applyAsync(i -> i == 10 ? exit(3) : i, left)
                    .onSuccess(value -> {
                        succeeded.countDown();
                        submitChain(pool, left - 1, succeeded, failed);
                    })
                    .onFailure(error -> {
                        failed.countDown();
                        submitChain(pool, left - 1, succeeded, failed);
                    });
        }
    }

    @Test
    @Conformance("The pool is usable after a callback that kills the worker or that fails to submit")
    void aCallbackMayKillTheWorkerAndThrow() throws Exception {
        long restarts = pool.stats().restarts();

        AsyncResult<Long> result = pool.applyAsync(() -> ProcessHandle.current().pid())
                .onSuccess(pid -> {
                    kill(pid);
                    throw new IllegalStateException("a callback's own exception");
                });

        awaitCallbacks(result);
        assertThat(pool.map(PoolContract::square, numbers(20))).isEqualTo(squares(20));
        awaitThat(() -> pool.stats().restarts() > restarts);
        assertThat(pool.apply(() -> ProcessHandle.current().pid())).isNotEqualTo(result.get());
    }

    private static void kill(long pid) {
        ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
        worker.destroyForcibly();
        worker.onExit().orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    // ---- what only one of the two sides can read ----

    @Test
    @Conformance("A result that the parent can't or must not read fails only its item")
    void aResultThatTheParentCannotReadFailsItsItemAlone() {
        PoolStats before = pool.stats();

        List<Outcome<Object>> outcomes =
                pool.withChunkSize(5).mapSettled(i -> i == 2 ? new OnlyInWorkers(i) : (Object) i, numbers(5));

        assertThat(outcomes.stream().map(ProcessesContract::failureOf))
                .containsExactly("none", "none", "EncodingException", "none", "none");
        assertThatThrownBy(outcomes.get(2)::orThrow)
                .isExactlyInstanceOf(EncodingException.class)
                .hasMessageContaining("OnlyInWorkers")
                .extracting("index")
                .isEqualTo(2);
        assertThat(outcomes.get(4).orThrow()).isEqualTo(4);
        assertThatThrownBy(() -> pool.apply(() -> new OnlyInWorkers(1))).isExactlyInstanceOf(EncodingException.class);
        assertThat(pool.stats().crashed()).isEqualTo(before.crashed());
    }

    @Test
    @Conformance("An argument or function that the worker can't read fails only its item or call")
    void anArgumentThatTheWorkerCannotReadFailsItsItemAlone() {
        PoolStats before = pool.stats();
        List<Object> items = List.of(0, 1, new OnlyInTheParent(2), 3, 4);

        List<Outcome<String>> outcomes = pool.withChunkSize(5).mapSettled(Object::toString, items);

        assertThat(outcomes.stream().map(ProcessesContract::failureOf))
                .containsExactly("none", "none", "EncodingException", "none", "none");
        assertThatThrownBy(outcomes.get(2)::orThrow)
                .isExactlyInstanceOf(EncodingException.class)
                .hasMessageContaining("OnlyInTheParent")
                .extracting("index")
                .isEqualTo(2);
        assertThat(outcomes.get(4).orThrow()).isEqualTo("4");
        assertThatThrownBy(() -> pool.apply(Object::toString, new OnlyInTheParent(1)))
                .isExactlyInstanceOf(EncodingException.class);
        assertThat(pool.stats().crashed()).isEqualTo(before.crashed());
    }

    @Test
    @Conformance("An argument or function that the worker can't read fails only its item or call")
    void aFunctionThatTheWorkerCannotReadFailsItsCallAlone() {
        OnlyInTheParent captured = new OnlyInTheParent(1);

        assertThatThrownBy(() -> pool.apply(captured::toString)).isExactlyInstanceOf(EncodingException.class);
        assertThatThrownBy(() -> pool.map(i -> captured.value() + i, numbers(3)))
                .isExactlyInstanceOf(EncodingException.class);
        try (Stream<Integer> stream = pool.imap(i -> captured.value() + i, numbers(3))) {
            assertThatThrownBy(stream::toList).isExactlyInstanceOf(EncodingException.class);
        }
        assertThat(pool.apply(PoolContract::square, 3)).isEqualTo(9);
    }

    private static String failureOf(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failure<?> failure
                ? failure.error().getClass().getSimpleName()
                : "none";
    }

    static int exit(int code) {
        System.exit(code);
        return code;
    }

    /** Can be written by a worker, and read nowhere but there. */
    record OnlyInWorkers(int value) {
        OnlyInWorkers {
            if (!Worker.isWorker()) {
                throw new IllegalStateException("not in the parent");
            }
        }
    }

    /** Can be written by the parent, and read nowhere but there. */
    record OnlyInTheParent(int value) {
        OnlyInTheParent {
            if (Worker.isWorker()) {
                throw new IllegalStateException("not in a worker");
            }
        }
    }
}
