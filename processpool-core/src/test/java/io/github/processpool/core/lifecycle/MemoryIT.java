package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.Worker;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is over is not held in memory, on either side. */
@ExtendWith(NoLeaks.class)
class MemoryIT {
    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.create(1);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    /** Keeps weak references to its argument and its result, for {@link #isForgotten}. */
    static int[] watched(int[] argument) {
        int[] result = argument.clone();
        ConcurrentMap<String, Object> state = Worker.current().state();
        state.put("argument", new WeakReference<>(argument));
        state.put("result", new WeakReference<>(result));
        return result;
    }

    static boolean isForgotten(String what) throws InterruptedException {
        WeakReference<?> reference = (WeakReference<?>) Worker.current().state().get(what);
        for (int i = 0; i < 50 && reference.get() != null; i++) {
            System.gc();
            Jobs.afterMillis(5);
        }
        return reference.get() == null;
    }

    @Test
    @Conformance("Neither side holds arguments, captured values or results after their task is over")
    void workerForgetsArgumentAndResultOfATaskThatIsOver() {
        assertThat(pool.apply(MemoryIT::watched, new int[] {1, 2, 3})).containsExactly(1, 2, 3);

        assertThat(pool.map(MemoryIT::isForgotten, List.of("argument", "result")))
                .containsExactly(true, true);
    }

    @Test
    @Conformance("Neither side holds arguments, captured values or results after their task is over")
    void workerForgetsCapturedValuesOfATaskThatIsOver() {
        int[] captured = {4, 5, 6};
        int length = pool.apply(() -> watched(captured).length);
        assertThat(length).isEqualTo(3);
        pool.run(() -> {}); // the first message after it tells the worker to forget it

        boolean forgotten = pool.apply(MemoryIT::isForgotten, "argument");
        assertThat(forgotten).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Conformance({
        "A stream does not hold the results that it has returned",
        "Results are delivered as they complete, and not held after that"
    })
    void streamForgetsEachResultThatItHasGiven(boolean ordered) {
        List<Integer> items = IntStream.range(0, 6).boxed().toList();
        try (Stream<int[]> results =
                ordered ? pool.imap(i -> new int[] {i}, items) : pool.imapUnordered(i -> new int[] {i}, items)) {
            Iterator<int[]> iterator = results.iterator();
            List<WeakReference<int[]>> given = Stream.generate(() -> new WeakReference<>(iterator.next()))
                    .limit(5)
                    .toList();
            // The iterator itself may look one ahead.
            eventually().until(() -> {
                System.gc();
                return given.stream().limit(4).allMatch(reference -> reference.get() == null);
            });
            assertThat(iterator.next()).hasSize(1);
        }
    }

    @Test
    @Conformance("Neither side holds arguments, captured values or results after their task is over")
    void poolForgetsArgumentsAndResultsThatNobodyHolds() {
        WeakReference<byte[]> argument = submitAndForget();

        eventually().until(() -> {
            System.gc();
            return argument.get() == null;
        });
        assertThat(pool.stats().completed()).isPositive();
    }

    private static WeakReference<byte[]> submitAndForget() {
        byte[] argument = new byte[1000];
        AsyncResult<Integer> result = pool.applyAsync(bytes -> bytes.length, argument);
        assertThat(result.join()).isEqualTo(1000);
        return new WeakReference<>(argument);
    }
}
