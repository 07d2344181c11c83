package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.Pool;
import io.github.processpool.WorkerOutput;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Output by the hundred megabytes, and from others than the tasks: no task waits for it, none is disturbed. */
@ExtendWith(NoLeaks.class)
class StrayOutputIT {
    private static final int MEGABYTES = 100;
    private static final int MEGABYTE = 1_000_000;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final List<Integer> ITEMS = IntStream.range(0, 100).boxed().toList();
    private static final List<Integer> SQUARES =
            ITEMS.stream().map(Jobs::square).toList();

    private static final AtomicInteger PRINTED = new AtomicInteger(); // in each worker its own

    /** Writes to descriptor 1 itself, as native code does. */
    static int writeWithoutALineFeed(int megabytes) throws IOException {
        byte[] bytes = "x".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
        FileOutputStream descriptor = new FileOutputStream(FileDescriptor.out); // not closed: it is the whole worker's
        for (int i = 0; i < megabytes; i++) {
            descriptor.write(bytes);
        }
        return megabytes;
    }

    static int printLines(int count) {
        for (int i = 0; i < count; i++) {
            System.out.println("{\"type\":\"stop\"}");
            System.err.println("{\"type\":\"ready\",\"protocol\":1,\"pid\":" + i + "}");
        }
        return count;
    }

    @Test
    void hundredMegabytesWithoutALineFeedArriveInPieces() {
        AtomicLong arrived = new AtomicLong();
        AtomicInteger longest = new AtomicInteger();
        try (Pool pool = Pool.builder()
                .workers(2)
                .workerOutput(output -> {
                    arrived.addAndGet(output.line().length());
                    longest.accumulateAndGet(output.line().length(), Math::max);
                })
                .build()) {
            assertThat(pool.map(StrayOutputIT::writeWithoutALineFeed, List.of(MEGABYTES / 2, MEGABYTES / 2)))
                    .containsExactly(MEGABYTES / 2, MEGABYTES / 2);
            assertThat(pool.map(Jobs::square, ITEMS)).isEqualTo(SQUARES);
        }
        assertThat(arrived).hasValue((long) MEGABYTES * MEGABYTE);
        assertThat(longest).hasValue(LONGEST_LINE);
    }

    /** The sink takes no lines: some are dropped with a warning, and tasks continue. */
    @Test
    void sinkThatIsStuckHoldsUpNoTask() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        try (LogWatch log = LogWatch.open();
                Pool pool = Pool.builder()
                        .workers(1)
                        .name("stuck")
                        .workerOutput(output -> awaitOpen(open))
                        .build()) {
            int printed = pool.apply(StrayOutputIT::printLines, 20_000);
            assertThat(printed).isEqualTo(20_000);
            assertThat(pool.map(Jobs::square, ITEMS)).isEqualTo(SQUARES);

            open.countDown();
            eventually()
                    .untilAsserted(() -> assertThat(log.warningsOf("stuck"))
                            .anyMatch(warning -> warning.getFormattedMessage().contains("were dropped")));
        }
    }

    private static void awaitOpen(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The JVM's own output goes to descriptors 1 and 2 before, between and after the tasks. */
    @Test
    void bannersAndLogsOfTheJvmAreOutputLikeAnyOther() {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        try (Pool pool = Pool.builder()
                .workers(2)
                .jvmOptions(
                        "--show-version", "-XX:+PrintCommandLineFlags", "-Xlog:gc*,class+load:stdout", "-Xcheck:jni")
                .environment(Map.of("JAVA_TOOL_OPTIONS", "-Dstray=true"))
                .workerOutput(output -> lines.add(output.line()))
                .build()) {
            assertThat(pool.map(Jobs::square, ITEMS)).isEqualTo(SQUARES);
            pool.run(System::gc);
        }
        assertThat(lines)
                .anyMatch(line -> line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                .anyMatch(line -> line.contains("java.lang.Object source:"))
                .anyMatch(line -> line.contains("Pause Full"));
    }

    @Test
    void grandchildrenThatPrintWithoutEndDisturbNobody(@TempDir Path dir) throws Exception {
        Journal started = Journal.in(dir);
        try (Pool pool = Pool.builder().workers(2).workerOutput(output -> {}).build()) {
            try {
                pool.run(() -> started.add(new ProcessBuilder("yes", "{\"type\":\"stop\"}")
                        .inheritIO()
                        .start()
                        .pid()));
                for (int i = 0; i < 20; i++) {
                    assertThat(pool.map(Jobs::square, ITEMS)).isEqualTo(SQUARES);
                }
                assertThat(Processes.isRunning(started.awaitPid())).isTrue();
                assertThat(pool.stats().crashed()).isZero();
            } finally {
                Processes.kill(started.awaitPid());
            }
        }
    }

    @Test
    void linesOfEachWorkerComeInOrderWithItsId() {
        Queue<WorkerOutput> lines = new ConcurrentLinkedQueue<>();
        try (Pool pool = Pool.builder().workers(3).workerOutput(lines::add).build()) {
            pool.forEach(
                    item -> {
                        System.out.println("line " + PRINTED.getAndIncrement());
                        Jobs.afterMillis(1);
                    },
                    ITEMS);
        }
        Map<Integer, List<String>> byWorker = lines.stream()
                .filter(line -> line.line().startsWith("line "))
                .collect(groupingBy(WorkerOutput::workerId, mapping(WorkerOutput::line, toList())));
        assertThat(byWorker.values().stream().mapToInt(List::size).sum()).isEqualTo(ITEMS.size());
        assertThat(byWorker.values())
                .allSatisfy(printed -> assertThat(printed)
                        .isEqualTo(IntStream.range(0, printed.size())
                                .mapToObj(i -> "line " + i)
                                .toList()));
    }
}
