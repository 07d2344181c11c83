package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.NoLeaks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An application one of whose own threads takes all memory that there is, while calls are under way. */
@ExtendWith(NoLeaks.class)
class FullHeapIT {
    static String text(int length) {
        return "x".repeat(length);
    }

    static int square(int number) {
        return number * number;
    }

    /** Keeps all memory for a while, and lets it go. */
    static final class Greedy {
        private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(2);
        private static final int SMALLEST = 16;

        private Greedy() {}

        public static void main(String[] args) throws Exception {
            try (Pool pool = Pool.create(2)) {
                System.out.println("before: " + pool.map(FullHeapIT::square, List.of(1, 2, 3)));
                for (int round = 0; round < 3; round++) {
                    AsyncResult<?> call = pool.mapAsync(FullHeapIT::text, Collections.nCopies(5_000, 1_000));
                    keepAllMemory();
                    CompletableFuture<Object> end = call.toCompletableFuture().handle((value, failure) -> "ended");
                    System.out.println("call: " + end.get(1, TimeUnit.MINUTES));
                    System.out.println("then: " + squareWithin(pool));
                }
            }
            System.out.println("closed");
        }

        private static int squareWithin(Pool pool) throws Exception {
            return pool.withRetries(3).applyAsync(FullHeapIT::square, 3).get(Duration.ofMinutes(1));
        }

        private static void keepAllMemory() {
            try {
                takeAllMemory();
            } catch (OutOfMemoryError e) {
                // The JVM itself needs some when it replaces compiled code.
            }
            System.gc(); // otherwise this thread is the next to run out of memory
        }

        /** Takes what there is, and what others give back. Nothing here needs memory but that. */
        private static void takeAllMemory() {
            long begin = System.nanoTime();
            Object[] taken = null;
            int length = 1 << 16;
            while (System.nanoTime() - begin < KEPT_NANOS) {
                try {
                    Object[] next = new Object[length];
                    next[0] = taken;
                    taken = next;
                } catch (OutOfMemoryError e) {
                    length = Math.max(SMALLEST, length / 2);
                }
            }
        }
    }

    @Tag("slow")
    @Test
    void callsEndAndThePoolGoesOnWhereTheApplicationHadNoMemoryForAWhile(@TempDir Path dir) throws Exception {
        List<String> printed = Program.linesOf("-Xmx48m", Greedy.class, dir);

        assertThat(printed)
                .containsSubsequence("before: [1, 4, 9]", "call: ended", "call: ended", "call: ended", "closed");
        assertThat(printed.stream().filter("then: 9"::equals))
                .as(String.join("\n", printed))
                .hasSize(3);
    }
}
