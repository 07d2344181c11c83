package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.core.testkit.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Leaves its pool to the exit, before any worker can be there. */
    static final class ExitWithOpenPool {
        @SuppressWarnings("resource") // on purpose
        public static void main(String[] args) {
            Pool.builder().workers(1).name("left open").build();
            System.exit(5);
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

    /** Goes on using its pool while the JVM shuts down, in a hook that another one has nothing to do with, and closes it. */
    static final class PoolInExitHooks {
        public static void main(String[] args) {
            Journal journal = Journal.in(Path.of(args[0]));
            Pool pool = Pool.builder().workers(2).finalizer(journal::addPid).build();
            List<AsyncResult<Integer>> results = IntStream.range(0, 20)
                    .mapToObj(i -> pool.applyAsync(Jobs::afterMillis, 100 + i))
                    .toList();
            CountDownLatch submitted = new CountDownLatch(1);
            addHook(() -> {
                System.out.println("in a hook: " + pool.map(Jobs::square, List.of(1, 2, 3)));
                submitted.countDown();
            });
            addHook(() -> {
                submitted.await();
                pool.close();
                System.out.println(
                        "closed: " + results.stream().map(AsyncResult::join).toList());
            });
        }
    }

    private interface HookBody {
        void run() throws Exception;
    }

    private static void addHook(HookBody body) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                body.run();
            } catch (Exception e) {
                System.out.println("a hook failed: " + e);
            }
        }));
    }

    /** Waits for an end that a service manager brings, and closes its pool in an exit hook. */
    static final class Service {
        public static void main(String[] args) throws Exception {
            Path dir = Path.of(args[0]);
            Journal started = Journal.in(dir);
            Flag mayEnd = Flag.in(dir, "mayEnd");
            Pool pool = Pool.builder().workers(2).name("service").build();
            List<AsyncResult<Long>> results = IntStream.range(0, 6)
                    .mapToObj(i -> pool.applyAsync(() -> Jobs.pidAfter(started, mayEnd)))
                    .toList();
            AsyncResult<Integer> nested = pool.applyAsync(() -> nested(started, mayEnd));
            addHook(() -> {
                Flag.in(dir, "ending").raise();
                pool.shutdown();
                boolean ended = pool.awaitTermination(Duration.ofSeconds(30));
                System.out.println("ended: " + ended + ", "
                        + results.stream().filter(AsyncResult::isSuccessful).count() + ", " + nested.join());
            });
            new CountDownLatch(1).await();
        }

        private static int nested(Journal started, Flag mayEnd) {
            try (Pool inner = Pool.create(1)) {
                AsyncResult<Long> result = inner.applyAsync(() -> Jobs.pidAfter(started, mayEnd));
                return result.join() > 0 ? 1 : 0;
            }
        }
    }

    /** Waits in a well-kept pool when it is asked to end, as by Ctrl-C. */
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

    @Tag("slow")
    @Test
    @Conformance({
        "A pool that is never closed is reported once, with the place that made it; a closed one is not",
        "An application that ends with an open pool in a static field ends",
        "An application that ends does not wait for running tasks: its workers end with it, and a warning says so"
    })
    void openPoolIsToldOfAndDoesNotKeepTheApplicationAlive(@TempDir Path dir) throws Exception {
        try (Program program = Program.start(OpenPool.class, dir, dir.toString())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output())
                    .contains("submitted 10")
                    .contains("forgotten: the pool is still open while the application ends; its workers end with it")
                    .contains(OpenPool.class.getName() + ".<clinit>");
            Journal.in(dir).pids().forEach(Processes::awaitEnd);
            assertThat(program.leftovers()).isEmpty();
        }
    }

    @Test
    void openPoolIsToldOfAlsoWhenItsMakerCallsExit(@TempDir Path dir) throws Exception {
        try (Program program = Program.start(ExitWithOpenPool.class, dir)) {
            assertThat(program.exitCode()).isEqualTo(5);
            assertThat(program.output())
                    .contains("left open: the pool is still open while the application ends")
                    .contains(ExitWithOpenPool.class.getName() + ".main");
            assertThat(program.leftovers()).isEmpty();
        }
    }

    @Test
    @Conformance("An application that ends after `shutdown()` with pending tasks exits")
    void applicationEndsWithPendingTasksInAPoolThatIsShutDown(@TempDir Path dir) throws Exception {
        try (Program program = Program.start(ShutDownPool.class, dir, dir.toString())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output()).contains("submitted 10").doesNotContain("still open");
            Journal.in(dir).pids().forEach(Processes::awaitEnd);
            assertThat(program.leftovers()).isEmpty();
        }
    }

    @Tag("slow")
    @Test
    @Conformance("Submitting, waiting and closing in shutdown hooks works, and nothing hangs")
    void poolsServeExitHooksAndFinishWhatWasSubmitted(@TempDir Path dir) throws Exception {
        try (Program program = Program.start(PoolInExitHooks.class, dir, dir.toString())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output())
                    .contains("in a hook: [1, 4, 9]")
                    .contains("closed: [100, 101, 102, ")
                    .contains(", 119]")
                    .doesNotContain("failed")
                    .doesNotContain("still open");
            assertThat(Journal.in(dir).lines()).as("finalizers").hasSize(2);
            assertThat(program.leftovers()).isEmpty();
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT"})
    void signalToTheProcessGroupIsTheParentsAffair(String signal, @TempDir Path dir) throws Exception {
        assumeTrue(!Processes.ignores(signal), "a parent hands down that it is ignored");
        Journal started = Journal.in(dir);
        try (Program program = Program.startInItsOwnGroup(Service.class, dir, dir.toString())) {
            started.awaitPids(2);

            Processes.signal(signal, -program.pid());
            Flag.in(dir, "ending").awaitRaised();
            Processes.signal(signal, -program.pid()); // once more does no harm
            Flag.in(dir, "mayEnd").raise();

            assertThat(program.exitCode()).isGreaterThan(128);
            assertThat(program.output()).contains("ended: true, 6, 1").doesNotContain("Exception");
            started.pids().forEach(Processes::awaitEnd);
            assertThat(program.leftovers()).isEmpty();
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
        assumeTrue(!Processes.ignores("INT"), "a parent in the background hands down that Ctrl-C is ignored");
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

    @Tag("slow")
    @Test
    @Conformance("A `main` without a guard does not run in workers, and pools in static fields do "
            + "not multiply endlessly")
    void mainIsNotRunInWorkersAndPoolsInStaticFieldsDoNotMultiplyWithoutEnd(@TempDir Path dir) throws Exception {
        try (Program program = Program.start(UnguardedMain.class, dir, dir.toString())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output()).contains("[1, 8, 27]");
            assertThat(Journal.in(dir).lines()).hasSize(1);
        }
    }
}
