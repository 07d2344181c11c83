package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pools that are dropped and never closed. */
@ExtendWith(NoLeaks.class)
class ForgottenPoolIT {

    private static WeakReference<Pool> makeAndForget(String name) {
        return new WeakReference<>(Pool.builder().workers(1).name(name).build());
    }

    private static List<AsyncResult<Integer>> submitAndForget(Pool.Builder builder, int tasks) {
        Pool pool = builder.build();
        return IntStream.range(0, tasks)
                .mapToObj(i -> pool.applyAsync(Jobs::afterMillis, 20))
                .toList();
    }

    private static Stream<Integer> streamAndForget(String name) {
        return Pool.builder()
                .workers(1)
                .name(name)
                .build()
                .withChunkSize(1)
                .imap(Jobs::square, IntStream.range(0, 100).boxed().toList());
    }

    private static List<ILoggingEvent> awaitWarnings(LogWatch log, String name) {
        eventually().until(() -> {
            System.gc();
            return !log.warningsOf(name).isEmpty();
        });
        return log.warningsOf(name);
    }

    @Test
    @Conformance("A pool that is never closed is reported once, with the place that made it; a closed one is not")
    void poolThatIsNeverClosedIsToldOfOnceWithThePlaceThatMadeIt() {
        try (LogWatch log = LogWatch.open()) {
            WeakReference<Pool> pool = makeAndForget("abandoned");

            List<ILoggingEvent> warnings = awaitWarnings(log, "abandoned");

            assertThat(pool.get()).isNull();
            assertThat(warnings).hasSize(1);
            assertThat(warnings.get(0).getFormattedMessage())
                    .contains("never closed")
                    .contains("Close it");
            assertThat(Arrays.stream(warnings.get(0).getThrowableProxy().getStackTraceElementProxyArray())
                            .map(StackTraceElementProxy::getStackTraceElement)
                            .map(StackTraceElement::getMethodName))
                    .contains("makeAndForget");
        }
    }

    @Test
    @Conformance({
        "With a limit, `shutdown()` without a wait finishes all tasks, also when nobody holds the pool",
        "A pool that becomes garbage while its workers are replaced causes no deadlock",
        "A pool that nobody references finishes what was submitted, then its workers end; an open "
                + "stream keeps its pool"
    })
    void whatWasSubmittedToADroppedPoolFinishesAlsoWhileItsWorkersAreReplaced() {
        try (LogWatch log = LogWatch.open()) {
            List<AsyncResult<Integer>> plain =
                    submitAndForget(Pool.builder().workers(2).name("dropped-1"), 20);
            List<AsyncResult<Integer>> recycling =
                    submitAndForget(Pool.builder().workers(1).name("dropped-2").maxTasksPerWorker(1), 4);

            awaitWarnings(log, "dropped-1");
            awaitWarnings(log, "dropped-2");

            assertThat(plain.stream().map(AsyncResult::join)).hasSize(20).containsOnly(20);
            assertThat(recycling.stream().map(AsyncResult::join)).hasSize(4).containsOnly(20);
        }
    }

    @Test
    @Conformance("A pool that nobody references finishes what was submitted, then its workers end; "
            + "an open stream keeps its pool")
    void openStreamKeepsItsPool() {
        try (LogWatch log = LogWatch.open()) {
            readToTheEnd(streamAndForget("streaming"));
            assertThat(log.warningsOf("streaming")).isEmpty();
            awaitWarnings(log, "streaming");
        }
    }

    private static void readToTheEnd(Stream<Integer> results) {
        Iterator<Integer> iterator = results.iterator();
        for (int i = 0; i < 100; i++) {
            if (i % 40 == 0) {
                System.gc();
            }
            assertThat(iterator.next()).isEqualTo(i * i);
        }
    }

    @Test
    @Conformance("A pool that is never closed is reported once, with the place that made it; a closed one is not")
    void closedPoolIsNotToldOf() {
        try (LogWatch log = LogWatch.open()) {
            WeakReference<Pool> closed = makeAndClose("closed");
            eventually().until(() -> {
                System.gc();
                return closed.get() == null;
            });
            // The cleaner handles pools in order, so when it has reported this one it has passed the other.
            makeAndForget("forgotten later");
            awaitWarnings(log, "forgotten later");

            assertThat(log.warningsOf("closed")).isEmpty();
        }
    }

    private static WeakReference<Pool> makeAndClose(String name) {
        try (Pool pool = Pool.builder().workers(1).name(name).build()) {
            return new WeakReference<>(pool);
        }
    }
}
