package io.github.processpool.core.shared;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.core.shared.KeyTable.Held;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    private final KeyTable table = new KeyTable();
    private final AtomicInteger keys = new AtomicInteger();

    /** Compares itself by a given rule. All keys have the same hash code. */
    private record Decoded(String name, Predicate<Decoded> comparison) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Decoded decoded && comparison.test(decoded);
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private KeyTable.Key key(String name, Predicate<Decoded> comparison) {
        byte[] bytes = String.valueOf(keys.incrementAndGet()).getBytes(US_ASCII);
        return new KeyTable.Key(bytes, new Decoded(name, comparison));
    }

    private KeyTable.Key key(String name) {
        return key(name, other -> other.name.equals(name));
    }

    private Held put(KeyTable.Key key, String value) {
        Held held = table.stamped(value.getBytes(US_ASCII));
        return table.update(key, present -> held);
    }

    private String get(KeyTable.Key key) {
        Held held = table.update(key, present -> present);
        return held == null ? null : new String(held.value(), US_ASCII);
    }

    @Test
    void keysAreFoundByEqualsAmongThoseOfTheSameHashCode() {
        put(key("a"), "1");
        put(key("b"), "2");
        put(key("a"), "3");

        assertThat(get(key("a"))).isEqualTo("3");
        assertThat(get(key("b"))).isEqualTo("2");
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.update(key("a"), present -> null)).isNotNull();
        assertThat(get(key("a"))).isNull();
        assertThat(table.snapshot()).hasSize(1);
        table.clear();
        assertThat(table.size()).isZero();
    }

    @Test
    void theSameBytesAreTheSameKeyWhateverEqualsSays() {
        KeyTable.Key key = key("a", other -> false);
        put(key, "1");

        assertThat(get(key)).isEqualTo("1");
    }

    @Test
    void equalsThatNeverReturnsHoldsUpNobodyElse() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        put(key("a"), "1");
        CompletableFuture<Held> stuck = CompletableFuture.supplyAsync(() -> put(
                key("a", other -> {
                    reached.countDown();
                    awaitUninterruptibly(released);
                    return true;
                }),
                "late"));
        reached.await();

        put(key("a"), "2");
        put(key("b"), "3");
        assertThat(get(key("a"))).isEqualTo("2");

        released.countDown();
        assertThat(new String(stuck.get().value(), US_ASCII)).isEqualTo("2"); // it compared again
        assertThat(get(key("a"))).isEqualTo("late");
        assertThat(table.size()).isEqualTo(2);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void equalsMayUseTheTable() {
        put(key("a"), "1");
        KeyTable.Key nosy = key("a", other -> {
            put(key("b"), "2");
            return other.name.equals("a");
        });

        put(nosy, "3");

        assertThat(get(key("a"))).isEqualTo("3");
        assertThat(get(key("b"))).isEqualTo("2");
        assertThat(table.size()).isEqualTo(2);
    }
}
