package io.github.processpool.core.lifecycle;

import static io.github.processpool.core.lifecycle.Processes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.processpool.Pool;
import io.github.processpool.WorkerOutput;
import io.github.processpool.core.testkit.Conformance;
import io.github.processpool.core.testkit.NoLeaks;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What tasks print, and what they read, has nothing to do with what the pool says to its workers. */
@ExtendWith(NoLeaks.class)
class WorkerOutputIT {
    private static final List<WorkerOutput> OUTPUT = new CopyOnWriteArrayList<>();

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.builder()
                .workers(2)
                .name("printers")
                .workerOutput(OUTPUT::add)
                .build();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void clear() {
        OUTPUT.clear();
    }

    private static List<String> lines() {
        return OUTPUT.stream().map(WorkerOutput::line).toList();
    }

    static int noisySquare(int x) throws IOException {
        System.out.println("{\"type\":\"results\",\"chunk\":1,\"first\":0,\"count\":1,\"values\":[666]}");
        System.out.print("half a line ");
        System.err.print("{\"type\":\"finished\"");
        System.out.flush();
        // Not closed: that would close the descriptor for the whole worker.
        new FileOutputStream(FileDescriptor.out)
                .write(new byte[] {0, (byte) 0xff, (byte) 0xfe, '\r', '\n', '[', '{', '"'});
        return x * x;
    }

    static int shellSays(String script) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", script).inheritIO().start();
        return shell.waitFor();
    }

    static String closeAll() throws IOException {
        new FileOutputStream(FileDescriptor.out).close();
        new FileInputStream(FileDescriptor.in).close();
        System.out.close();
        System.err.close();
        return "closed";
    }

    @Test
    @Conformance("JSON, half lines and bytes on standard output, and streams that a task closes, disturb nothing")
    void jsonHalfLinesAndBytesOnStandardOutputChangeNothing() {
        List<Integer> items = IntStream.range(0, 200).boxed().toList();

        assertThat(pool.map(WorkerOutputIT::noisySquare, items))
                .containsExactlyElementsOf(items.stream().map(Jobs::square).toList());
        eventually().until(() -> lines().stream().anyMatch(line -> line.contains("half a line")));
    }

    @Test
    @Conformance("JSON, half lines and bytes on standard output, and streams that a task closes, disturb nothing")
    void everyLineArrivesOnceInItsOrderWithItsWorker() {
        long pid = pool.apply(() -> {
            System.out.println(); // after what another test has left
            IntStream.range(0, 500).forEach(i -> System.out.println("line " + i));
            System.err.println("ünïcödé \u2603");
            return Jobs.pid();
        });

        eventually().until(() -> lines().contains("ünïcödé \u2603"));
        assertThat(lines())
                .filteredOn(line -> line.startsWith("line "))
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "line " + i).toList());
        assertThat(OUTPUT).allSatisfy(line -> {
            assertThat(line.pid()).isEqualTo(pid);
            assertThat(line.poolName()).isEqualTo("printers");
            assertThat(line.workerId()).isBetween(0, 1);
        });
    }

    @Test
    void lineWithoutAnEndComesInPieces() {
        pool.run(() -> {
            System.out.print("y".repeat(100_000));
            System.out.println();
        });

        eventually().untilAsserted(() -> assertThat(String.join("", lines())).isEqualTo("y".repeat(100_000)));
    }

    @Test
    @Conformance("Tasks and their child processes read end of file on standard input; children that "
            + "hold the output open delay nothing")
    void taskAndItsChildProcessesFindStandardInputAtItsEnd() {
        assertThat(pool.map(item -> System.in.read(), List.of(1, 2, 3))).containsExactly(-1, -1, -1);
        assertThat(pool.map(
                        item -> shellSays("cat; read line; echo got:$line; echo '{\"type\":\"stop\"}'"), List.of(1, 2)))
                .containsExactly(0, 0);

        assertThat(pool.map(Jobs::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
        eventually().until(() -> lines().stream().anyMatch(line -> line.endsWith("got:")));
    }

    @Test
    @Conformance("JSON, half lines and bytes on standard output, and streams that a task closes, disturb nothing")
    void streamsThatATaskClosesAreMissedByNobody() {
        try (Pool own = Pool.builder().workers(1).workerOutput(OUTPUT::add).build()) {
            assertThat(own.apply(WorkerOutputIT::closeAll)).isEqualTo("closed");
            assertThat(own.apply(WorkerOutputIT::closeAll)).isEqualTo("closed");
            assertThat(own.stats().crashed()).isZero();
        }
    }

    @Test
    void sinkThatThrowsIsLoggedAndLosesNoLine() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (LogWatch log = LogWatch.open();
                Pool own = Pool.builder()
                        .workers(1)
                        .name("sinking")
                        .workerOutput(output -> {
                            seen.add(output.line());
                            throw new IllegalStateException("the sink is full");
                        })
                        .build()) {
            own.run(() -> System.out.println("one"));
            own.run(() -> System.out.println("two"));

            eventually().untilAsserted(() -> assertThat(seen).containsSubsequence("one", "two"));
            eventually()
                    .untilAsserted(() -> assertThat(log.warningsOf("sinking")).hasSameSizeAs(seen));
        }
    }

    @Test
    void withoutASinkLinesAreLoggedWithTheWorkersId() {
        try (LogWatch log = LogWatch.open();
                Pool own = Pool.builder().workers(1).name("loud").build()) {
            own.run(() -> System.out.println("hear me"));

            eventually().untilAsserted(() -> assertThat(log.messages()).contains("loud worker 0: hear me"));
        }
    }

    @Test
    @Conformance("JSON, half lines and bytes on standard output, and streams that a task closes, disturb nothing")
    void whatTheJvmItselfPrintsIsOutputToo() {
        try (Pool own = Pool.builder()
                .workers(1)
                .jvmOptions("-XX:+PrintCommandLineFlags", "-Xlog:gc")
                .workerOutput(OUTPUT::add)
                .build()) {
            own.run(System::gc);
            assertThat(own.map(Jobs::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);

            eventually()
                    .untilAsserted(() -> assertThat(lines())
                            .anyMatch(line -> line.contains("-XX:+PrintCommandLineFlags"))
                            .anyMatch(line -> line.contains("[gc]") && line.contains("System.gc()")));
        }
    }

    @Test
    void whatIsPrintedLastIsNotLost() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Pool own = Pool.builder()
                .workers(1)
                .finalizer(() -> System.out.print("good bye"))
                .workerOutput(output -> seen.add(output.line()))
                .build()) {
            int four = own.apply(Jobs::square, 2);
            assertThat(four).isEqualTo(4);
        }
        assertThat(seen).last().isEqualTo("good bye");
    }

    private static void block(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void print(int lines) {
        IntStream.range(0, lines).forEach(i -> System.out.println("line " + i));
    }

    @Test
    void closeWaitsForASinkThatIsSlow() {
        CountDownLatch gate = new CountDownLatch(1);
        List<String> seen = new CopyOnWriteArrayList<>();
        Pool own = Pool.builder()
                .workers(1)
                .workerOutput(output -> {
                    block(gate);
                    seen.add(output.line());
                })
                .build();
        own.run(() -> print(5));
        CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS).execute(gate::countDown); // longer than a mere moment

        own.close();

        assertThat(seen).containsExactly("line 0", "line 1", "line 2", "line 3", "line 4");
    }

    @Tag("slow")
    @Test
    void closeSaysHowManyLinesASinkThatIsStuckDidNotTake() {
        CountDownLatch gate = new CountDownLatch(1);
        try (LogWatch log = LogWatch.open()) {
            Pool own = Pool.builder()
                    .workers(1)
                    .name("stuck")
                    .workerOutput(output -> block(gate))
                    .build();
            own.run(() -> print(5_000)); // more than wait for the sink

            own.close();

            assertThat(log.warningsOf("stuck"))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("4999 lines that workers printed were dropped");
            assertThat(own.stats().crashed()).isZero();
        } finally {
            gate.countDown();
        }
    }

    @Test
    void terminatedPoolEndsThoughItsSinkIsStuck() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        try (LogWatch log = LogWatch.open()) {
            Pool own = Pool.builder()
                    .workers(1)
                    .name("stuck too")
                    .workerOutput(output -> {
                        blocked.countDown();
                        block(gate);
                    })
                    .build();
            own.run(() -> print(2));
            blocked.await();
            eventually().until(() -> own.stats().idle() == 1);

            own.terminate();

            assertThat(own.awaitTermination(Duration.ofSeconds(20))).isTrue();
            assertThat(log.warningsOf("stuck too")).hasSizeLessThanOrEqualTo(1);
        } finally {
            gate.countDown();
        }
    }

    @Test
    void sinkMayWaitForTheEndOfAPoolThatHasMoreForIt() throws Exception {
        CompletableFuture<Pool> created = new CompletableFuture<>();
        List<String> seen = new CopyOnWriteArrayList<>();
        Pool own = Pool.builder()
                .workers(1)
                .workerOutput(output -> {
                    if (output.line().equals("line 0")) {
                        created.join().close();
                    }
                    seen.add(output.line());
                })
                .build();

        own.run(() -> print(3));
        created.complete(own);

        eventually().until(() -> seen.size() == 3);
        assertThat(seen).containsExactly("line 0", "line 1", "line 2");
    }

    @Test
    void childProcessThatATaskLeavesBehindDoesNotHoldUpTheEnd(@TempDir Path dir) {
        Journal started = Journal.in(dir);
        try {
            try (Pool own = Pool.create(1)) {
                own.run(() -> started.add(
                        new ProcessBuilder("sleep", "1000").inheritIO().start().pid()));
            }
            assertThat(started.lines()).hasSize(1);
        } finally {
            Processes.kill(started.awaitPid());
        }
    }
}
