package io.github.processpool.core.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableFunction;
import io.github.processpool.TaskFailedException;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that succeed: arguments go out, results come back, in order. */
abstract class BasicCallsContract extends PoolContract {

    // ---- one task ----

    @Test
    @Conformance("A task gets its arguments, passed or captured")
    void applyCallsTheFunctionWithItsArguments() {
        String first = "a";
        List<Long> third = List.of(7L, 8L);

        int none = pool.apply(() -> 6 * 7);
        int one = pool.apply(BasicCallsContract::square, 12);
        String two = pool.apply(BasicCallsContract::repeat, "ab", 3);
        String captured = pool.apply(() -> describe(first, 5, third));

        assertThat(none).isEqualTo(42);
        assertThat(one).isEqualTo(144);
        assertThat(two).isEqualTo("ababab");
        assertThat(captured).isEqualTo("a 5 [7, 8]");
    }

    @Test
    @Conformance("A task gets its arguments, passed or captured")
    void applyAsyncCallsTheFunctionWithItsArguments() {
        String first = "a";
        List<Long> third = List.of(7L, 8L);

        AsyncResult<Integer> none = pool.applyAsync(() -> 6 * 7);
        AsyncResult<Integer> one = pool.applyAsync(BasicCallsContract::square, 12);
        AsyncResult<String> two = pool.applyAsync(BasicCallsContract::repeat, "ab", 3);
        AsyncResult<String> captured = pool.applyAsync(() -> describe(first, 5, third));

        assertThat(none.join()).isEqualTo(42);
        assertThat(one.join()).isEqualTo(144);
        assertThat(two.join()).isEqualTo("ababab");
        assertThat(captured.join()).isEqualTo("a 5 [7, 8]");
    }

    @Test
    @Conformance("Arguments named like the library's own parameters reach the function")
    void capturedVariablesMayHaveTheNamesOfOurParameters() {
        String task = "t";
        String function = "f";
        int argument = 1;
        Duration timeout = Duration.ofSeconds(3);

        String seen = pool.apply(() -> task + function + argument + timeout);

        assertThat(seen).isEqualTo("tf1PT3S");
    }

    @Test
    void nullIsAnArgumentAndAResultLikeAnyOther() {
        String argument = null;

        Boolean seen = pool.apply(text -> text == null, argument);
        String result = pool.apply(text -> text, argument);
        List<Integer> results = pool.map(i -> i == 1 ? null : i, numbers(3));

        assertThat(seen).isTrue();
        assertThat(result).isNull();
        assertThat(results).containsExactly(0, null, 2);
    }

    @Test
    void nullForAFunctionOrAnInputIsRefusedAtTheCall() {
        SerializableCallable<Integer> noTask = null;
        SerializableFunction<Integer, Integer> noFunction = null;

        assertThatNullPointerException().isThrownBy(() -> pool.apply(noTask));
        assertThatNullPointerException().isThrownBy(() -> pool.applyAsync(noFunction, 1));
        assertThatNullPointerException().isThrownBy(() -> pool.map(noFunction, List.of()));
        assertThatNullPointerException().isThrownBy(() -> pool.map(PoolContract::square, null));
        assertThatNullPointerException().isThrownBy(() -> pool.imap(PoolContract::square, null));
        assertThatNullPointerException().isThrownBy(() -> pool.withProgress(null));
    }

    @Test
    void runAndRunAsyncRunTheTask(@TempDir Path folder) throws Exception {
        Gate ran = Gate.in(folder, "run");
        Gate ranAsync = Gate.in(folder, "runAsync");

        pool.run(ran::open);
        Object nothing = pool.runAsync(ranAsync::open).get();

        assertThat(ran.isOpen()).isTrue();
        assertThat(ranAsync.isOpen()).isTrue();
        assertThat(nothing).isNull();
    }

    // ---- map ----

    @ParameterizedTest(name = "in chunks of {0}")
    @ValueSource(ints = {0, 1, 2, 7, 20, 99, 100, 1000})
    @Conformance({
        "`map` returns what a loop would, with default and with fixed chunk sizes",
        "Any chunk size gives the same results, also one larger than the input"
    })
    void mapEqualsTheSequentialResult(int chunkSize) {
        List<Integer> results = chunked(chunkSize).map(PoolContract::square, numbers(100));

        assertThat(results).isEqualTo(squares(100));
    }

    @Test
    @Conformance("`map` returns what a loop would, with default and with fixed chunk sizes")
    void mapEqualsTheSequentialResultForManyItems() {
        List<Integer> results = pool.map(PoolContract::square, numbers(50_000));

        assertThat(results).isEqualTo(squares(50_000));
    }

    @ParameterizedTest(name = "in chunks of {0}")
    @ValueSource(ints = {0, 1, 9, 200})
    @Conformance("`starmap` passes each pair as two arguments, with and without a chunk size")
    void starmapUnpacksPairs(int chunkSize) {
        List<Map.Entry<String, Integer>> pairs =
                numbers(100).stream().map(i -> entry("x" + i, i % 3)).toList();

        List<String> results = chunked(chunkSize).starmap(BasicCallsContract::repeat, pairs);

        assertThat(results)
                .isEqualTo(pairs.stream()
                        .map(pair -> repeat(pair.getKey(), pair.getValue()))
                        .toList());
    }

    @ParameterizedTest(name = "in chunks of {0}")
    @ValueSource(ints = {0, 1, 20})
    @Conformance("`mapAsync` and `starmapAsync` return what the blocking forms return")
    void theAsynchronousFormsGiveWhatTheBlockingOnesDo(int chunkSize) throws Exception {
        Pool view = chunked(chunkSize);
        List<Map.Entry<String, Integer>> pairs = List.of(entry("a", 2), entry("b", 0), entry("c", 1));

        AsyncResult<List<Integer>> mapped = view.mapAsync(PoolContract::square, numbers(100));
        AsyncResult<List<String>> starmapped = view.starmapAsync(BasicCallsContract::repeat, pairs);

        assertThat(mapped.get()).isEqualTo(view.map(PoolContract::square, numbers(100)));
        assertThat(starmapped.get()).isEqualTo(view.starmap(BasicCallsContract::repeat, pairs));
    }

    @Test
    void forEachRunsTheActionOnEveryItem(@TempDir Path folder) {
        pool.forEach(i -> Gate.in(folder, "seen-" + i).open(), numbers(20));

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrderElementsOf(
                        numbers(20).stream().map(i -> "seen-" + i).toList());
    }

    @Test
    void mapSettledGivesAnOutcomeForEachItem() {
        List<Outcome<Integer>> outcomes = pool.mapSettled(i -> 12 / i, List.of(1, 0, 3));

        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Success<>(12));
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Success<>(4));
        assertThatThrownBy(outcomes.get(1)::orThrow)
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(ArithmeticException.class)
                .extracting("index")
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "in chunks of {0}")
    @ValueSource(ints = {0, 1, 20})
    @Conformance({
        "`mapAsync` of an empty input in chunks of 1 does not stall",
        "An empty input gives an empty result at once, in every form; its callback runs",
        "`map` of nothing, of one item, and in chunks of 1; a chunk size below 1 is refused"
    })
    void anEmptyInputGivesAnEmptyResultAtOnce(int chunkSize) throws Exception {
        Pool view = chunked(chunkSize);
        List<Integer> none = List.of();
        List<Object> told = new ArrayList<>();

        AsyncResult<List<Integer>> mapped =
                view.mapAsync(PoolContract::square, none).onSuccess(told::add);

        assertThat(mapped.get(LONG)).isEmpty();
        awaitCallbacks(mapped);
        assertThat(told).containsExactly(List.of());
        assertThat(view.map(PoolContract::square, none)).isEmpty();
        assertThat(view.mapSettled(PoolContract::square, none)).isEmpty();
        assertThat(view.starmap(
                        BasicCallsContract::repeat, Map.<String, Integer>of().entrySet()))
                .isEmpty();
        try (Stream<Integer> ordered = view.imap(PoolContract::square, none);
                Stream<Integer> unordered = view.imapUnordered(PoolContract::square, none)) {
            assertThat(ordered).isEmpty();
            assertThat(unordered).isEmpty();
        }
        view.forEach(i -> Runtime.getRuntime().halt(1), none);
    }

    @Test
    @Conformance("An empty input gives an empty result at once, in every form; its callback runs")
    void anEmptyInputWaitsForNoWorker(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder, "gate");
        AsyncResult<List<Integer>> occupied = occupyAllWorkers(gate, folder);

        List<Integer> results =
                pool.mapAsync(PoolContract::square, List.<Integer>of()).get(LONG);

        assertThat(results).isEmpty();
        assertThat(occupied.isDone()).isFalse();
        gate.open();
        occupied.join();
    }

    @ParameterizedTest(name = "in chunks of {0}")
    @ValueSource(ints = {0, 1, 5})
    @Conformance("`map` of nothing, of one item, and in chunks of 1; a chunk size below 1 is refused")
    void aSingleItemIsMapped(int chunkSize) {
        assertThat(chunked(chunkSize).map(PoolContract::square, List.of(9))).containsExactly(81);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    @Conformance("`map` of nothing, of one item, and in chunks of 1; a chunk size below 1 is refused")
    void aChunkSizeBelowOneIsRefused(int chunkSize) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool.withChunkSize(chunkSize))
                .withMessageContaining(Integer.toString(chunkSize));
    }

    @Test
    void theResultOfAMapIsAListOfItsOwn() {
        List<Integer> results = pool.map(PoolContract::square, numbers(3));

        results.add(5);

        assertThat(results).containsExactly(0, 1, 4, 5);
        assertThat(pool.map(PoolContract::square, numbers(3))).containsExactly(0, 1, 4);
    }

    @Test
    @Conformance("Results keep the order of the items even if later ones finish first; unordered, "
            + "the fastest come first")
    void resultsKeepTheOrderOfTheItemsEvenWhenLaterOnesFinishFirst(@TempDir Path folder) {
        needsSeveralWorkers();
        Gate lastHasRun = Gate.in(folder, "last");

        List<Integer> results = pool.withChunkSize(1)
                .map(
                        i -> {
                            if (i == 0) {
                                lastHasRun.pass();
                            } else if (i == 9) {
                                lastHasRun.open();
                            }
                            return i;
                        },
                        numbers(10));

        assertThat(results).isEqualTo(numbers(10));
    }

    // ---- what an AsyncResult tells ----

    @Test
    @Conformance("`get` returns when the task ends: not before, and not much later")
    void getReturnsWhenTheTaskHasEndedAndNotBefore(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder, "gate");
        AsyncResult<Integer> result = pool.applyAsync(() -> {
            gate.pass();
            return 5;
        });

        assertThat(result.await(Duration.ofMillis(100))).isFalse();
        assertThat(result.isDone()).isFalse();
        gate.open();

        assertThat(result.get(LONG)).isEqualTo(5);
        assertThat(result.isDone()).isTrue();
    }

    @Test
    @Conformance("`get` returns when the task ends: not before, and not much later")
    void getTakesAboutAsLongAsTheTask() throws Exception {
        long start = System.nanoTime();

        pool.applyAsync(() -> {
                    Thread.sleep(200);
                    return 1;
                })
                .get();

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(200), Duration.ofSeconds(10));
    }

    @Test
    @Conformance("`get` with a limit throws `TimeoutException` at the limit; task and pool continue")
    void getGivesUpAtItsLimitAndTheTaskGoesOn(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder, "gate");
        AsyncResult<Integer> result = pool.applyAsync(() -> {
            gate.pass();
            return 5;
        });
        long start = System.nanoTime();

        assertThatThrownBy(() -> result.get(Duration.ofMillis(150))).isInstanceOf(TimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(150), Duration.ofSeconds(10));
        assertThatThrownBy(() -> result.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> result.get(Duration.ZERO)).isInstanceOf(TimeoutException.class);
        gate.open();

        assertThat(result.get(LONG)).isEqualTo(5);
        assertThat(pool.map(PoolContract::square, numbers(10))).isEqualTo(squares(10));
    }

    @Test
    @Conformance("A second `get` returns the same value or throws the same failure")
    void theSameResultIsGivenEachTime() throws Exception {
        AsyncResult<List<Integer>> result = pool.mapAsync(PoolContract::square, numbers(3));

        List<Integer> first = result.get();

        assertThat(result.get()).isSameAs(first);
        assertThat(result.join()).isSameAs(first);
        assertThat(result.get(Duration.ZERO)).isSameAs(first);
        assertThat(result.toCompletableFuture().get(30, TimeUnit.SECONDS)).isSameAs(first);
    }

    @Test
    @Conformance("A second `get` returns the same value or throws the same failure")
    void theSameFailureIsGivenEachTime() {
        AsyncResult<Integer> result = pool.applyAsync(i -> 1 / i, 0);

        TaskFailedException first = failureOf(result);

        assertThat(failureOf(result)).isSameAs(first);
        assertThatThrownBy(result::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isSameAs(first);
        assertThatThrownBy(() -> result.get(LONG)).cause().isSameAs(first);
    }

    private static TaskFailedException failureOf(AsyncResult<?> result) {
        try {
            throw new AssertionError("it succeeded with " + result.join());
        } catch (TaskFailedException e) {
            return e;
        }
    }

    @Test
    @Conformance("`isSuccessful` throws before the result is done; `await` reports whether it is "
            + "done and throws no failure")
    void isSuccessfulNeedsAResultThatIsDone(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder, "gate");
        AsyncResult<Integer> result = pool.applyAsync(() -> {
            gate.pass();
            return 5;
        });

        assertThatThrownBy(result::isSuccessful)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not done");
        assertThat(result.isDone()).isFalse();
        gate.open();

        assertThat(result.await(LONG)).isTrue();
        assertThat(result.isDone()).isTrue();
        assertThat(result.isSuccessful()).isTrue();
        assertThat(result.get()).isEqualTo(5);
    }

    @Test
    @Conformance("`isSuccessful` throws before the result is done; `await` reports whether it is "
            + "done and throws no failure")
    void awaitTellsThatAFailureIsDoneAndDoesNotThrowIt() throws Exception {
        AsyncResult<Integer> result = pool.applyAsync(i -> 1 / i, 0);

        assertThat(result.await(LONG)).isTrue();
        assertThat(result.isDone()).isTrue();
        assertThat(result.isSuccessful()).isFalse();
        assertThat(result.isCancelled()).isFalse();
    }

    @Test
    @Conformance("The same result may be waited for twice")
    void theSameResultMayBeWaitedForTwice() throws Exception {
        AsyncResult<Integer> result = pool.applyAsync(PoolContract::square, 3);
        AsyncResult<Integer> other = pool.applyAsync(PoolContract::square, 4);

        CompletableFuture<?>[] futures = Stream.of(result, result, other)
                .map(AsyncResult::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(futures).get(30, TimeUnit.SECONDS);

        assertThat(Arrays.stream(futures).map(CompletableFuture::join)).isEqualTo(List.of(9, 9, 16));
    }

    // ---- the pool as a whole ----

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -2, Integer.MIN_VALUE, 4097, Integer.MAX_VALUE})
    @Conformance({
        "Fewer than 1 and more than 4096 workers are refused at once",
        "A pool without workers is refused with a clear message"
    })
    void aNumberOfWorkersThatMakesNoSenseIsRefusedAtOnce(int workers) {
        Pool.Builder builder = newBuilder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.workers(workers))
                .withMessageContaining("workers")
                .withMessageContaining(Integer.toString(workers));
    }

    @Test
    void settingsThatNoProcessCanBeGivenAreRefusedAtOnce() {
        Pool.Builder builder = newBuilder();

        for (Map<String, String> variables :
                List.of(Map.of("A=B", "v"), Map.of("", "v"), Map.of("A\0", "v"), Map.of("A", "v\0"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.environment(variables))
                    .withMessageContaining("environment");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.jvmOptions("-Da=\0"))
                .withMessageContaining("jvmOptions");
    }

    @Test
    void workersTellsHowManyThePoolKeeps() {
        assertThat(pool.workers()).isEqualTo(workers());
        assertThat(pool.withRetries(1).workers()).isEqualTo(workers());
        assertThat(pool.stats().workers()).isEqualTo(workers());
    }

    @Test
    @Conformance("A pool made in a thread; one pool shared by ten threads; a pool inside a worker")
    void aPoolThatOneThreadMadeServesAnother() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Pool made = threads.submit(() -> newPool(1)).get();
            int result = made.apply(PoolContract::square, 5);
            threads.submit(made::close).get();

            assertThat(result).isEqualTo(25);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Conformance("A pool made in a thread; one pool shared by ten threads; a pool inside a worker")
    void tenThreadsShareThePool() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<List<Integer>>> answers = new ArrayList<>();
            for (int thread = 0; thread < 10; thread++) {
                int offset = thread * 1000;
                answers.add(threads.submit(() -> pool.map(i -> i + offset, numbers(300))));
            }
            for (int thread = 0; thread < 10; thread++) {
                int offset = thread * 1000;
                assertThat(answers.get(thread).get(30, TimeUnit.SECONDS))
                        .isEqualTo(numbers(300).stream().map(i -> i + offset).toList());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Conformance("Calls that overlap do not mix up their results")
    void callsThatOverlapDoNotMixUpTheirResults() {
        AsyncResult<List<Integer>> mapped = pool.mapAsync(PoolContract::square, numbers(2000));
        List<Integer> streamed = new ArrayList<>();
        List<Integer> between = new ArrayList<>();
        try (Stream<Integer> stream = pool.imap(i -> -i, numbers(500))) {
            stream.forEach(result -> {
                streamed.add(result);
                if (streamed.size() % 50 == 0) {
                    between.addAll(pool.map(i -> i + 7, List.of(1, 2)));
                }
            });
        }

        assertThat(streamed).isEqualTo(numbers(500).stream().map(i -> -i).toList());
        assertThat(between).hasSize(20).containsOnly(8, 9);
        assertThat(mapped.join()).isEqualTo(squares(2000));
    }

    @Test
    void viewsCombineAndLeaveTheirPoolAsItIs() {
        Pool view = pool.withChunkSize(3).withRetries(2).withTimeout(LONG);

        assertThat(view.map(PoolContract::square, numbers(10))).isEqualTo(squares(10));
        assertThat(view.withTimeout(Duration.ofHours(1)).apply(PoolContract::square, 3))
                .isEqualTo(9);
        assertThat(pool.map(PoolContract::square, numbers(10))).isEqualTo(squares(10));
    }

    static String repeat(String text, int times) {
        return text.repeat(times);
    }

    static String describe(String first, int second, List<Long> third) {
        return first + " " + second + " " + third;
    }
}
