package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.AsyncResult;
import io.github.processpool.EncodingException;
import io.github.processpool.Pool;
import io.github.processpool.SerializableBiFunction;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableConsumer;
import io.github.processpool.SerializableFunction;
import io.github.processpool.SerializableRunnable;
import io.github.processpool.Worker;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks that are objects, with real workers. */
@ExtendWith(NoLeaks.class)
class FunctionObjectIT {

    static final class Counter implements SerializableFunction<Integer, Integer> {
        private int calls;

        @Override
        public Integer apply(Integer x) {
            return ++calls;
        }
    }

    @Test
    void eachChunkGetsTheStateAtTheCall() {
        Counter counter = new Counter();
        try (Pool pool = Pool.create(1)) {
            assertThat(pool.withChunkSize(2).map(counter, List.of(0, 0, 0, 0, 0, 0)))
                    .containsExactly(1, 2, 1, 2, 1, 2);
            assertThat(counter.calls).isZero();
            counter.calls = 10;
            assertThat(pool.apply(counter, 0)).isEqualTo(11);
            assertThat(pool.apply(counter, 0)).isEqualTo(11);
        }
    }

    record Sum(List<Integer> numbers) implements SerializableCallable<Integer> {
        @Override
        public Integer call() {
            return numbers.stream().mapToInt(x -> x).sum();
        }
    }

    @Test
    void whatChangesAfterTheCallIsNotSeen() {
        List<Integer> numbers = new ArrayList<>(List.of(1, 2));
        try (Pool pool = Pool.create(1)) {
            AsyncResult<String> before = pool.applyAsync(() -> "keeps the worker busy");
            AsyncResult<Integer> sum = pool.applyAsync(new Sum(numbers));
            numbers.add(100);
            assertThat(sum.join()).isEqualTo(3);
            assertThat(before.join()).isNotEmpty();
        }
    }

    record Remember(String key) implements SerializableRunnable, Comparable<Remember> {
        @Override
        public void run() {
            Worker.current().state().put(key, "here");
        }

        @Override
        public int compareTo(Remember other) {
            return key.compareTo(other.key);
        }
    }

    record Note(int offset) implements SerializableConsumer<Integer> {
        @Override
        public void accept(Integer x) {
            Worker.current().state().merge("sum", x + offset, (a, b) -> (int) a + (int) b);
        }
    }

    record Join(String between) implements SerializableBiFunction<String, Integer, String> {
        @Override
        public String apply(String first, Integer second) {
            return first + between + second;
        }
    }

    @Test
    void objectsOfAllFiveInterfacesAreTasks() {
        try (Pool pool = Pool.builder()
                .workers(1)
                .initializer(new Remember("initialized"))
                .build()) {
            pool.run(new Remember("ran"));
            pool.forEach(new Note(10), List.of(1, 2));
            assertThat(pool.apply(() -> Worker.current().state().toString()))
                    .contains("initialized=here", "ran=here", "sum=23");
            assertThat(pool.apply(new Join("-"), "a", 1)).isEqualTo("a-1");
            assertThat(pool.starmap(new Join("+"), List.of(Map.entry("a", 1), Map.entry("b", 2))))
                    .containsExactly("a+1", "b+2");
        }
    }

    enum Only implements SerializableCallable<Boolean> {
        ONE {
            @Override
            public Boolean call() {
                return this == ONE;
            }
        }
    }

    static final class Singleton implements SerializableCallable<Boolean> {
        static final Singleton INSTANCE = new Singleton();

        private Singleton() {}

        @Override
        public Boolean call() {
            return this == INSTANCE;
        }
    }

    static final class Resolved implements SerializableCallable<Boolean> {
        static final Resolved INSTANCE = new Resolved();

        @Override
        public Boolean call() {
            return this == INSTANCE;
        }

        private Object readResolve() {
            return INSTANCE;
        }
    }

    @Test
    void enumConstantsAndSingletonsAreThoseOfTheWorker() {
        try (Pool pool = Pool.create(1)) {
            assertThat(pool.apply(Only.ONE)).isTrue();
            assertThat(pool.apply(Singleton.INSTANCE)).isTrue();
            assertThat(pool.apply(new Resolved())).isTrue();
        }
    }

    /** The field holds a lambda of an interface that extends one of the five. */
    static final class Largest<T> implements SerializableFunction<List<T>, T> {
        interface Order<T> extends SerializableBiFunction<T, T, Boolean> {}

        private final Order<T> isLarger;
        private final transient Thread madeBy = Thread.currentThread();

        Largest(Order<T> isLarger) {
            this.isLarger = isLarger;
        }

        @Override
        public T apply(List<T> items) throws Exception {
            T largest = items.get(0);
            for (T item : items) {
                largest = isLarger.apply(item, largest) ? item : largest;
            }
            return madeBy == null ? largest : null;
        }
    }

    @Test
    void genericObjectsMayHoldLambdas() {
        try (Pool pool = Pool.create(1)) {
            Largest<String> longest = new Largest<>((a, b) -> a.length() > b.length());
            assertThat(pool.apply(longest, List.of("a", "ccc", "bb"))).isEqualTo("ccc");
        }
    }

    @Test
    void functionsOfAllKindsAreArgumentsToo() {
        SerializableFunction<Integer, Integer> lambda = x -> x + 1;
        List<SerializableFunction<Integer, Integer>> functions =
                List.of(lambda, new FunctionSamples.Scale(3), Math::abs, new Counter());
        try (Pool pool = Pool.create(1)) {
            assertThat(pool.map(f -> f.apply(5), functions)).containsExactly(6, 15, 5, 1);
        }
    }

    static final class Node implements SerializableCallable<Integer> {
        private Serializable next;

        @Override
        public Integer call() {
            return next == null ? 0 : 1;
        }
    }

    @Test
    void anObjectThatContainsItselfIsRefused() {
        Node node = new Node();
        node.next = node;
        try (Pool pool = Pool.create(1)) {
            assertThatThrownBy(() -> pool.apply(node))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageStartingWith("function")
                    .hasMessageContaining("contains itself");
        }
    }
}
