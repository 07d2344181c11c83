package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.testkit.Conformance;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Applications that end while they have pools. */
@Timeout(60)
class ProgramEndIT {

    /** Leaves a pool in a static field, with work that never ends. */
    static final class OpenPool {
        static final Pool POOL = Pool.builder().workers(2).name("forgotten").build();

        public static void main(String[] args) {
            Journal journal = Journal.in(Path.of(args[0]));
            List<AsyncResult<Long>> results = IntStream.range(0, 10)
                    .mapToObj(i -> POOL.applyAsync(() -> Jobs.never(journal)))
                    .toList();
            journal.awaitPids(2);
            System.out.println("submitted " + results.size());
        }
    }

    /** Shuts its pool down and does not wait for it. */
    static final class ShutDownPool {
        public static void main(String[] args) {
            Journal journal = Journal.in(Path.of(args[0]));
            Pool pool = Pool.create(2);
            List<AsyncResult<Long>> results = IntStream.range(0, 10)
                    .mapToObj(i -> pool.applyAsync(() -> Jobs.never(journal)))
                    .toList();
            journal.awaitPids(2);
            pool.shutdown();
            System.out.println("submitted " + results.size());
        }
    }

    /** Goes on using its pool while the JVM shuts down, and in the end closes it there. */
    static final class PoolInAnExitHook {
        public static void main(String[] args) {
            Pool pool = Pool.create(2);
            System.out.println("before: " + pool.map(Jobs::square, List.of(1, 2, 3)));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    while (true) {
                        pool.map(Jobs::square, List.of(1, 2, 3));
                    }
                } catch (ProcessPoolException e) {
                    System.out.println("in the hook: " + e.getClass().getSimpleName());
                }
                pool.close();
                System.out.println("closed in the hook");
            }));
        }
    }

    /** Waits, while the JVM shuts down, for what will never come. */
    static final class WaitInAnExitHook {
        public static void main(String[] args) {
            Journal journal = Journal.in(Path.of(args[0]));
            Pool pool = Pool.create(1);
            AsyncResult<Long> endless = pool.applyAsync(() -> Jobs.never(journal));
            AsyncResult<Long> pending = pool.applyAsync(() -> Jobs.never(journal));
            journal.awaitPid();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                for (AsyncResult<Long> result : List.of(endless, pending)) {
                    try {
                        System.out.println(result.join());
                    } catch (ProcessPoolException e) {
                        System.out.println("waited for: " + e.getClass().getSimpleName());
                    }
                }
            }));
        }
    }

    /** Waits in a well-kept pool when it is told to end, as by Ctrl-C. */
    static final class InterruptedMap {
        public static void main(String[] args) {
            Journal journal = Journal.in(Path.of(args[0]));
            try (Pool pool = Pool.create(2)) {
                pool.forEach(item -> Jobs.never(journal), List.of(1, 2));
            }
        }
    }

    /** Makes a pool from main without any guard, with tasks of the class that main is in. */
    static final class UnguardedMain {
        static final Pool INNER = Pool.create(1);

        static int cube(int x) {
            return x * x * x;
        }

        public static void main(String[] args) {
            Journal.in(Path.of(args[0])).addPid();
            try (Pool pool = Pool.create(2)) {
                System.out.println(pool.map(UnguardedMain::cube, List.of(1, 2, 3)));
            } finally {
                INNER.close();
            }
        }
    }

    @Test
    @Conformance({114, 115, 116})
    void openPoolIsToldOfAndDoesNotKeepTheApplicationAlive(@TempDir Path dir) throws Exception {
        try (Program program = Program.start(OpenPool.class, dir, dir.toString())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output())
                    .contains("submitted 10")
                    .contains("forgotten: the pool is still open while the application ends")
                    .contains(OpenPool.class.getName() + ".<clinit>");
            Journal.in(dir).pids().forEach(Processes::awaitEnd);
            assertThat(program.leftovers()).isEmpty();
        }
    }

    @Test
    @Conformance(120)
    void applicationEndsWithPendingTasksInAPoolThatIsShutDown(@TempDir Path dir) throws Exception {
        try (Program program = Program.start(ShutDownPool.class, dir, dir.toString())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output()).contains("submitted 10").doesNotContain("still open");
            Journal.in(dir).pids().forEach(Processes::awaitEnd);
            assertThat(program.leftovers()).isEmpty();
        }
    }

    @Test
    @Conformance(117)
    void submittingWhileTheApplicationEndsIsRefusedAndHangsNowhere(@TempDir Path dir) throws Exception {
        try (Program program = Program.start(PoolInAnExitHook.class, dir)) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output())
                    .contains("before: [1, 4, 9]")
                    .contains("in the hook: PoolClosedException")
                    .contains("closed in the hook");
        }
    }

    @Test
    @Conformance(117)
    void waitingForAResultWhileTheApplicationEndsHangsNowhere(@TempDir Path dir) throws Exception {
        try (Program program = Program.start(WaitInAnExitHook.class, dir, dir.toString())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output()).containsSubsequence("waited for: Pool", "waited for: Pool");
        }
    }

    @Test
    void applicationThatIsToldToEndTakesItsWorkersWithItWithoutAStackTraceOfTheirs(@TempDir Path dir) throws Exception {
        Journal journal = Journal.in(dir);
        try (Program program = Program.start(InterruptedMap.class, dir, dir.toString())) {
            for (long worker : journal.awaitPids(2)) {
                Processes.signal("INT", worker);
            }
            Processes.signal("TERM", program.pid());

            assertThat(program.exitCode()).isEqualTo(143);
            journal.pids().forEach(Processes::awaitEnd);
            assertThat(program.output()).doesNotContain("Exception");
            assertThat(program.leftovers()).isEmpty();
        }
    }

    @Test
    void ctrlCInATerminalIsOneCleanEnd(@TempDir Path dir) throws Exception {
        assumeTrue(!Processes.ignoresInterrupts(), "a parent in the background hands down that Ctrl-C is ignored");
        Journal journal = Journal.in(dir);
        try (Program program = Program.startInItsOwnGroup(InterruptedMap.class, dir, dir.toString())) {
            journal.awaitPids(2);

            Processes.signal("INT", -program.pid()); // all of the group, as the terminal does

            assertThat(program.exitCode()).isEqualTo(130);
            journal.pids().forEach(Processes::awaitEnd);
            assertThat(program.output()).isBlank();
            assertThat(program.leftovers()).isEmpty();
        }
    }

    @Test
    @Conformance(136)
    void mainIsNotRunInWorkersAndPoolsInStaticFieldsDoNotMultiplyWithoutEnd(@TempDir Path dir) throws Exception {
        try (Program program = Program.start(UnguardedMain.class, dir, dir.toString())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output()).contains("[1, 8, 27]");
            assertThat(Journal.in(dir).lines()).hasSize(1);
        }
    }
}
