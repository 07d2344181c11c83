package io.github.processpool.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.processpool.EncodingException;
import io.github.processpool.core.values.ValueWriter;
import java.io.ByteArrayInputStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class EncodingFailureTest {

    private static AbstractThrowableAssert<?, ? extends Throwable> encoding(Object value) {
        return assertThatThrownBy(() -> new ValuesEncoder().add(value, "argument"))
                .isInstanceOf(EncodingException.class);
    }

    @Test
    void theMessageHasThePathAndTheType() {
        Samples.Order good = new Samples.Order("a", null);
        Samples.Order bad = new Samples.Order("b", new Samples.Customer(new Thread()));
        encoding(new Samples.Orders(List.of(good, good, good, bad)))
                .hasMessageStartingWith("argument.orders[3].customer.thread: java.lang.Thread can't be encoded: ")
                .hasMessageContaining("pass the data that is needed instead");
    }

    @Test
    void pathsLeadThroughEverything() {
        Thread thread = new Thread();
        encoding(thread).hasMessageStartingWith("argument: java.lang.Thread can't");
        encoding(List.of(1, thread)).hasMessageStartingWith("argument[1]: java.lang.Thread can't");
        encoding(Map.of("key", thread)).hasMessageStartingWith("argument[key]: java.lang.Thread can't");
        encoding(Map.of(thread, 1)).hasMessageStartingWith("argument[entry 0].key: java.lang.Thread can't");
        encoding(new Object[] {1, new Object[] {thread}}).hasMessageStartingWith("argument[1][0]: java.lang.Thread");
        encoding(Optional.of(thread)).hasMessageStartingWith("argument.value: java.lang.Thread can't");
        encoding(new Thread[] {thread}).hasMessageStartingWith("argument[0]: java.lang.Thread can't");
        encoding(new Samples.WithThread()).hasMessageStartingWith("argument.worker: java.lang.Thread can't");
    }

    @Test
    void thingsOfThisJvmAreRefused() {
        for (Object value : List.of(
                new ByteArrayInputStream(new byte[0]),
                new Object(),
                new ReentrantLock(),
                getClass().getClassLoader(),
                Runtime.getRuntime(),
                System.out,
                Thread.currentThread().getThreadGroup(),
                new ThreadLocal<>())) {
            encoding(value).hasMessageContaining(value.getClass().getName() + " can't be encoded");
        }
    }

    @Test
    void aSubclassOfSomethingWithStateInTheJdkIsRefused() {
        class OwnThread extends Thread {}
        encoding(new OwnThread()).hasMessageContaining("it extends java.lang.Thread, whose state is out of reach");
    }

    @Test
    void aLambdaThatDoesNotDescribeItselfIsRefused() {
        Runnable lambda = () -> {};
        encoding(List.of(lambda)).hasMessageContaining("(Runnable & Serializable) () -> ...");
    }

    @Test
    void cyclesAreErrors() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        encoding(list).hasMessageStartingWith("argument: java.util.ArrayList contains itself at argument[0]; ");
        Map<String, Object> map = new HashMap<>();
        map.put("a", new Object[] {map});
        encoding(map).hasMessageStartingWith("argument: java.util.HashMap contains itself at argument[a][0]; ");
        Samples.Derived derived = new Samples.Derived(1, "a", List.of());
        derived.befriend(derived);
        encoding(List.of(5, derived))
                .hasMessageStartingWith(
                        "argument[1]: " + Samples.Derived.class.getName() + " contains itself at argument[1].friend; ");
    }

    @Test
    void deepNestingIsAnErrorBeyondTheLimitOnly() {
        Object nested = "x";
        for (int i = 0; i < ValueWriter.MAX_DEPTH; i++) {
            nested = i % 2 == 0 ? new Samples.Box<>(nested) : List.of(nested);
        }
        assertThat(RoundTrip.toWorker(nested)).isEqualTo(nested);
        encoding(List.of(nested)).hasMessageContaining("nested more than 500 levels deep");
        Object deeper = nested;
        for (int i = 0; i < 100_000; i++) {
            deeper = Arrays.asList(deeper);
        }
        encoding(deeper).hasMessageContaining("nested more than 500 levels deep");
    }

    /** Its accessor fails. */
    record Broken(int value) {
        @Override
        public int value() {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void anAccessorThatThrowsIsTheCause() {
        encoding(List.of(new Broken(1)))
                .hasMessageStartingWith("argument[0].value: it can't be read (java.lang.IllegalStateException: broken)")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCollectionThatThrowsIsTheCause() {
        List<Object> list = new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw new IllegalStateException("broken");
            }

            @Override
            public int size() {
                return 1;
            }
        };
        encoding(list).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void longPathsAreShortened() {
        Object nested = new Thread();
        for (int i = 0; i < 400; i++) {
            nested = List.of(nested);
        }
        encoding(nested)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).contains("..."));
    }
}
