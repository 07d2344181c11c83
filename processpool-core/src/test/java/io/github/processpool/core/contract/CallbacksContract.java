package io.github.processpool.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.TaskFailedException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.Gate;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks of results. */
abstract class CallbacksContract extends PoolContract {

    @ParameterizedTest(name = "in chunks of {0}")
    @ValueSource(ints = {0, 1, 20})
    @Conformance("A `mapAsync` calls one callback once: success with the whole list, or failure")
    void theSuccessOfAMapIsToldOnceWithTheWholeList(int chunkSize) throws Exception {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();

        AsyncResult<List<Integer>> result = chunked(chunkSize)
                .mapAsync(PoolContract::square, numbers(50))
                .onSuccess(told::add)
                .onFailure(told::add);

        awaitCallbacks(result);
        assertThat(told).containsExactly(squares(50));
    }

    @Test
    void aFutureIsDoneAsSoonAsTheResultIs() {
        for (int i = 0; i < 100; i++) {
            AsyncResult<Integer> result = pool.applyAsync(() -> 5);
            CompletableFuture<Integer> before = result.toCompletableFuture();
            result.join();
            CompletableFuture<Integer> after = result.toCompletableFuture();

            assertThat(before.isDone()).isTrue();
            assertThat(after.getNow(0)).isEqualTo(5);
        }
    }

    @Test
    void aFutureCannotBeCancelledOnceTheResultIsThere() throws Exception {
        for (int i = 0; i < 100; i++) {
            AsyncResult<Integer> result = pool.applyAsync(() -> 5);
            CompletableFuture<Integer> first = result.toCompletableFuture();
            CompletableFuture<Integer> second = result.toCompletableFuture();
            result.join();

            assertThat(first.cancel(true)).isFalse();
            assertThat(second.get(0, TimeUnit.SECONDS)).isEqualTo(5);
        }
    }

    @Test
    void aFutureIsCancelledAsSoonAsTheResultIs() {
        AsyncResult<Integer> result = pool.applyAsync(() -> 5);
        CompletableFuture<Integer> future = result.toCompletableFuture();

        boolean cancelled = result.cancel(false);

        assertThat(future.isCancelled()).isEqualTo(cancelled);
        assertThat(future.isDone()).isTrue();
        assertThat(future.isCompletedExceptionally()).isEqualTo(cancelled);
    }

    @Test
    @Conformance({
        "A `mapAsync` calls one callback once: success with the whole list, or failure",
        "`onFailure` gets the failure, and `onSuccess` does not run"
    })
    void theFailureOfAMapIsToldOnceAndNoSuccess() throws Exception {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();

        AsyncResult<List<Integer>> result =
                pool.mapAsync(i -> 1 / (i - 3), numbers(8)).onSuccess(told::add).onFailure(told::add);

        awaitCallbacks(result);
        assertThat(told).hasSize(1);
        assertThat(told.element()).isInstanceOf(TaskFailedException.class);
        assertThat((TaskFailedException) told.element())
                .hasCauseInstanceOf(ArithmeticException.class)
                .extracting("index")
                .isEqualTo(3);
    }

    @Test
    @Conformance("`onFailure` gets the failure, and `onSuccess` does not run")
    void theFailureOfATaskIsToldAndNoSuccess() throws Exception {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();

        AsyncResult<Integer> result = pool.applyAsync(i -> 1 / i, 0)
                .onSuccess(value -> told.add("success"))
                .onFailure(told::add);

        awaitCallbacks(result);
        assertThat(told).hasSize(1);
        assertThat(told.element()).isInstanceOf(TaskFailedException.class);
    }

    @Test
    @Conformance("A callback that throws affects neither the pool nor later callbacks; callbacks "
            + "run in the order added")
    void callbacksRunInTheOrderInWhichTheyWereAdded(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder, "gate");
        BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
        AsyncResult<Integer> result = pool.applyAsync(() -> {
            gate.pass();
            return 1;
        });

        for (int i = 0; i < 100; i++) {
            int number = i;
            result = result.onSuccess(value -> told.add(number));
            if (i == 50) {
                gate.open();
            }
        }

        awaitCallbacks(result);
        assertThat(told).containsExactlyElementsOf(numbers(100));
    }

    @Test
    @Conformance("A callback that throws affects neither the pool nor later callbacks; callbacks "
            + "run in the order added")
    void aCallbackThatThrowsHarmsNothing() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();

        AsyncResult<Integer> result = pool.applyAsync(PoolContract::square, 3)
                .onSuccess(value -> told.add("first"))
                .onSuccess(value -> {
                    throw new IllegalStateException("a callback's own exception");
                })
                .onSuccess(value -> told.add("second"))
                .onSuccess(value -> {
                    throw new AssertionError("a callback's own error");
                })
                .onSuccess(value -> told.add("third"))
                .onSuccess(value -> Inputs.throwAnyway(new Exception("a checked exception in disguise")))
                .onSuccess(value -> told.add("fourth"));

        awaitCallbacks(result);
        assertThat(told).containsExactly("first", "second", "third", "fourth");
        assertThat(result.get()).isEqualTo(9);
        assertThat(pool.map(PoolContract::square, numbers(10))).isEqualTo(squares(10));
    }

    @Test
    void aCallbackThatBlocksHoldsUpNoOtherResult() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AsyncResult<Integer> blocked =
                pool.applyAsync(PoolContract::square, 3).onSuccess(value -> awaitOrFail(release));

        AsyncResult<Integer> other = pool.applyAsync(PoolContract::square, 4);
        BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
        other = other.onSuccess(told::add);

        awaitCallbacks(other);
        assertThat(told).containsExactly(16);
        assertThat(blocked.get()).isEqualTo(9);
        release.countDown();
        awaitCallbacks(blocked);
    }

    @Test
    @Conformance("A callback added after a success, a failure or a cancellation runs too, and never "
            + "in the adding thread")
    void aCallbackThatComesLateRunsAllTheSame(@TempDir Path folder) throws Exception {
        AsyncResult<Integer> successful = pool.applyAsync(PoolContract::square, 3);
        AsyncResult<Integer> failed = pool.applyAsync(i -> 1 / i, 0);
        assertThat(successful.await(LONG) && failed.await(LONG)).isTrue();
        AsyncResult<Integer> cancelled = cancelledWhileQueued(folder);

        assertThat(toldOf(successful)).isEqualTo(9);
        assertThat(toldOf(failed)).isInstanceOf(TaskFailedException.class);
        assertThat(toldOf(cancelled)).isInstanceOf(CancellationException.class);
    }

    @Test
    @Conformance("A callback added after a success, a failure or a cancellation runs too, and never "
            + "in the adding thread")
    void aCallbackNeverRunsInTheThreadThatAddsIt() throws Exception {
        AsyncResult<Integer> result = pool.applyAsync(PoolContract::square, 3);
        assertThat(result.await(LONG)).isTrue();
        AtomicReference<Thread> ranIn = new AtomicReference<>();

        result = result.onSuccess(value -> ranIn.set(Thread.currentThread()));

        awaitCallbacks(result);
        assertThat(ranIn.get()).isNotNull().isNotSameAs(Thread.currentThread());
    }

    @Test
    void aCallbackSeesAResultThatIsDone() throws Exception {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        AsyncResult<Integer> result = pool.applyAsync(PoolContract::square, 3);

        result = result.onSuccess(seeing(told, result));

        awaitCallbacks(result);
        assertThat(told).containsExactly(true, true, 9);
    }

    private static Consumer<Integer> seeing(BlockingQueue<Object> told, AsyncResult<Integer> result) {
        return value -> {
            told.add(result.isDone());
            told.add(result.isSuccessful());
            told.add(result.join());
        };
    }

    @ParameterizedTest(name = "a chain of {0}")
    @ValueSource(ints = {50, 60, 100})
    @Conformance("A callback may submit the next task and wait for it: in long chains, over a full "
            + "queue, after a crash")
    void aCallbackMaySubmitTheNextTask(int length) throws Exception {
        CountDownLatch ended = new CountDownLatch(length);

        submitChain(pool, length, ended);

        await(ended);
    }

    private static void submitChain(Pool pool, int left, CountDownLatch ended) {
        if (left > 0) {
            var unused = pool.applyAsync(PoolContract::square, left).onSuccess(value -> {
                ended.countDown();
                submitChain(pool, left - 1, ended);
            });
        }
    }

    @Test
    @Conformance("A callback may submit the next task and wait for it: in long chains, over a full "
            + "queue, after a crash")
    void aCallbackMayWaitForTheNextTask() throws Exception {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();

        AsyncResult<Integer> result = pool.applyAsync(PoolContract::square, 3)
                .onSuccess(value -> told.add(pool.map(PoolContract::square, numbers(value))));

        awaitCallbacks(result);
        assertThat(told).containsExactly(squares(9));
    }

    @Test
    @Conformance("A callback may submit the next task and wait for it: in long chains, over a full "
            + "queue, after a crash")
    void aCallbackMaySubmitToAFullQueue() throws Exception {
        CountDownLatch ended = new CountDownLatch(50);
        try (Pool own = newBuilder().workers(1).queueCapacity(1).build()) {
            for (int i = 0; i < 10; i++) {
                submitChain(own, 5, ended);
            }
            await(ended);
        }
    }

    @Test
    @Conformance("The pool is usable after a callback that kills the worker or that fails to submit")
    void aCallbackThatFailsToSubmitHarmsNothing() throws Exception {
        Pool closed = newPool(1);
        closed.close();

        AsyncResult<Integer> result = pool.applyAsync(PoolContract::square, 3).onSuccess(value -> closed.run(() -> {}));

        awaitCallbacks(result);
        assertThat(pool.map(PoolContract::square, numbers(10))).isEqualTo(squares(10));
    }

    @Test
    @Conformance("A result is completed once, and only by the pool")
    void completingTheFutureOfAResultLeavesTheResultAlone(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder, "gate");
        AsyncResult<Integer> result = pool.applyAsync(() -> {
            gate.pass();
            return 5;
        });
        CompletableFuture<Integer> future = result.toCompletableFuture();

        assertThat(future.complete(1)).isTrue();
        assertThat(future.complete(2)).isFalse();
        assertThat(future.completeExceptionally(new IllegalStateException())).isFalse();
        assertThat(result.isDone()).isFalse();
        gate.open();

        assertThat(result.get(LONG)).isEqualTo(5);
        awaitCallbacks(result);
        assertThat(future.get()).isEqualTo(1);
    }

    private AsyncResult<Integer> cancelledWhileQueued(Path folder) {
        Gate gate = Gate.in(folder, "gate");
        AsyncResult<List<Integer>> occupied = occupyAllWorkers(gate, folder);
        AsyncResult<Integer> result = pool.applyAsync(PoolContract::square, 3);
        assertThat(result.cancel(false)).isTrue();
        gate.open();
        occupied.join();
        return result;
    }

    private static Object toldOf(AsyncResult<?> done) throws InterruptedException {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        awaitCallbacks(done.onSuccess(told::add).onFailure(told::add));
        assertThat(told).hasSize(1);
        return told.element();
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            await(latch);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
