package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.SerializableCallable;
import io.github.processpool.TaskFailedException;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.Worker;
import io.github.processpool.WorkerStartException;
import io.github.processpool.WorkerStats;
import io.github.processpool.core.testkit.NoLeaks;
import io.github.processpool.core.testkit.PlugIn;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLock;
import io.github.processpool.shared.SharedLongArray;
import io.github.processpool.shared.SharedQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools whose workers are threads of this JVM. Tasks and tests share static fields. */
@ExtendWith(NoLeaks.class)
class InProcessIT {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final AtomicInteger INITIALIZED = new AtomicInteger();
    private static final AtomicInteger FINALIZED = new AtomicInteger();
    private static final Semaphore STARTED = new Semaphore(0);
    private static final Semaphore INTERRUPTED = new Semaphore(0);
    private static final ThreadLocal<Integer> CALLS = ThreadLocal.withInitial(() -> 0);
    private static volatile CountDownLatch mayEnd = new CountDownLatch(1);

    @BeforeEach
    void reset() {
        INITIALIZED.set(0);
        FINALIZED.set(0);
        STARTED.drainPermits();
        INTERRUPTED.drainPermits();
        mayEnd = new CountDownLatch(1);
    }

    private static Pool.Builder builder(int workers) {
        return Pool.builder().inProcess(true).workers(workers);
    }

    // ---- what tasks do ----

    static int sleep() throws InterruptedException {
        STARTED.release();
        try {
            new CountDownLatch(1).await();
            return 1;
        } catch (InterruptedException e) {
            INTERRUPTED.release();
            throw e;
        }
    }

    static int ignoreInterrupts() {
        STARTED.release();
        while (mayEnd.getCount() > 0) {
            Thread.onSpinWait();
        }
        return 1;
    }

    static Thread findTaskThread(String pool) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("processpool-" + pool + "-task-0"))
                .findFirst()
                .orElseThrow();
    }

    static void initialize() {
        INITIALIZED.incrementAndGet();
    }

    static void finish() {
        FINALIZED.incrementAndGet();
    }

    static int fail(int i) {
        if (i == 2) {
            throw new IllegalStateException("no " + i, new ArithmeticException("inner"));
        }
        return i;
    }

    static List<Integer> change(List<Integer> given) {
        given.add(4);
        return given;
    }

    // ---- the worker that a task sees ----

    @Test
    void eachWorkerIsAThreadWithItsOwnIdentityAndState() throws Exception {
        try (Pool pool = builder(3).name("threads").build()) {
            CountDownLatch all = new CountDownLatch(3);
            meeting = all;
            List<String> seen = pool.withChunkSize(1).map(InProcessIT::meet, List.of(0, 1, 2));

            assertThat(seen).containsExactlyInAnyOrder("threads 0 1", "threads 1 1", "threads 2 1");
            assertThat(Worker.isWorker()).isFalse();
            assertThat(pool.stats().perWorker())
                    .extracting(WorkerStats::pid)
                    .containsOnly(ProcessHandle.current().pid());
            pool.run(InProcessIT::remember);
            Thread task = taskThread;
            assertThat(task).isNotSameAs(Thread.currentThread());
            assertThat(task.getName()).startsWith("processpool-threads-task-");
            assertThat(task.isDaemon()).isTrue();
            assertThat(task.getContextClassLoader()).isSameAs(InProcessIT.class.getClassLoader());
        }
    }

    private static volatile CountDownLatch meeting = new CountDownLatch(0);
    private static volatile Thread taskThread = Thread.currentThread();

    static String meet(int ignored) throws InterruptedException {
        meeting.countDown();
        assertThat(meeting.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        AtomicInteger count =
                (AtomicInteger) Worker.current().state().computeIfAbsent("count", name -> new AtomicInteger());
        return Worker.current().poolName() + " " + Worker.current().id() + " " + count.incrementAndGet();
    }

    static void remember() {
        taskThread = Thread.currentThread();
    }

    @Test
    void aThreadThatATaskStartsBelongsToItsWorker() {
        try (Pool pool = builder(1).build()) {
            assertThat(pool.<Integer>apply(() -> {
                        CompletableFuture<Integer> id = new CompletableFuture<>();
                        Thread helper =
                                new Thread(() -> id.complete(Worker.current().id()));
                        helper.start();
                        helper.join();
                        return id.get();
                    }))
                    .isZero();
        }
    }

    @Test
    void aRecycledWorkerHasANewThreadAndANewState() {
        try (Pool pool = builder(1)
                .maxTasksPerWorker(2)
                .initializer(InProcessIT::initialize)
                .finalizer(InProcessIT::finish)
                .build()) {
            List<String> counts = pool.map(
                    i -> {
                        CALLS.set(CALLS.get() + 1);
                        int before = (Integer) Worker.current().state().getOrDefault("n", 0);
                        Worker.current().state().put("n", before + 1);
                        return CALLS.get() + " " + (before + 1);
                    },
                    List.of(1, 2, 3, 4, 5));

            assertThat(counts).containsExactly("1 1", "2 2", "1 1", "2 2", "1 1");
        }
        assertThat(INITIALIZED.get()).isEqualTo(FINALIZED.get()).isBetween(3, 4);
    }

    @Test
    void initializerAndFinalizerRunOnceInEachWorker() {
        try (Pool pool = builder(3)
                .initializer(InProcessIT::initialize)
                .finalizer(InProcessIT::finish)
                .build()) {
            List<Integer> items = IntStream.range(0, 1_000).boxed().toList();
            assertThat(pool.map(x -> x + 1, items)).hasSize(1_000).endsWith(1_000);
            await().atMost(LONG).until(() -> INITIALIZED.get() == 3);
            assertThat(FINALIZED.get()).isZero();
        }
        assertThat(INITIALIZED.get()).isEqualTo(3);
        assertThat(FINALIZED.get()).isEqualTo(3);
    }

    // ---- values and failures ----

    @Test
    void valuesAreCopied() {
        List<Integer> given = new ArrayList<>(List.of(1, 2, 3));
        try (Pool pool = builder(1).build()) {
            List<Integer> result = pool.apply(InProcessIT::change, given);

            assertThat(given).containsExactly(1, 2, 3);
            assertThat(result).containsExactly(1, 2, 3, 4);
            long[] numbers = new long[100_000];
            long[] changed = pool.apply(
                    array -> {
                        array[0] = 1;
                        return array;
                    },
                    numbers);
            assertThat(changed).startsWith(1L).hasSize(100_000);
            assertThat(numbers[0]).isZero();
        }
    }

    /** A type that no call mentions. */
    static Object foreign() {
        return new TargetLengthBasedClassNameAbbreviator(5);
    }

    static Object notAValue() {
        return Thread.currentThread();
    }

    static Stream<Consumer<Pool>> failures() {
        return Stream.of(
                pool -> pool.map(InProcessIT::fail, List.of(1, 2, 3)),
                pool -> pool.apply(InProcessIT::foreign),
                pool -> pool.apply(InProcessIT::notAValue),
                pool -> pool.apply(x -> x.toString(), Thread.currentThread()),
                pool -> pool.apply(() -> {
                    throw new StackOverflowError("deep");
                }),
                pool -> pool.withTimeout(Duration.ofMillis(50)).apply(InProcessIT::sleep),
                pool -> pool.run(() -> {
                    throw new Exception("checked");
                }));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failuresAreToldAsWithProcesses(Consumer<Pool> failing) {
        List<Throwable> failures = new ArrayList<>();
        for (boolean inProcess : new boolean[] {true, false}) {
            try (Pool pool =
                    Pool.builder().workers(1).name("told").inProcess(inProcess).build()) {
                failures.add(catchThrowable(() -> failing.accept(pool)));
            }
        }

        Throwable thread = failures.get(0);
        Throwable process = failures.get(1);
        assertThat(thread).isExactlyInstanceOf(process.getClass());
        assertThat(withoutNumbers(thread.getMessage())).isEqualTo(withoutNumbers(process.getMessage()));
        Throwable cause = thread.getCause();
        if (cause != null) {
            assertThat(cause).isExactlyInstanceOf(process.getCause().getClass());
            assertThat(cause).hasMessage(process.getCause().getMessage());
            assertThat(cause.getStackTrace()[0]).isEqualTo(process.getCause().getStackTrace()[0]);
        }
    }

    private static String withoutNumbers(String message) {
        return message.replaceAll("pid \\d+", "pid").replaceAll("Thread\\[[^]]*]", "Thread");
    }

    /** As in ray-project/ray#1155. */
    @Test
    void aFailureIsThrownWhereTheResultIsAskedFor() {
        try (Pool pool = builder(1).build()) {
            AsyncResult<Integer> failing = pool.applyAsync(InProcessIT::fail, 2);

            assertThatThrownBy(failing::join)
                    .isExactlyInstanceOf(TaskFailedException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    /** As in facebook/jscodeshift#96. */
    @Test
    void eachItemRunsOnce() {
        try (Pool pool = builder(4).build()) {
            pool.forEach(i -> finish(), IntStream.range(0, 5_000).boxed().toList());
        }
        assertThat(FINALIZED.get()).isEqualTo(5_000);
    }

    /** As in mojohaus/exec-maven-plugin#85. */
    @Test
    void classesOfOtherLoadersAreFoundAsInAProcess(@TempDir Path folder) throws Exception {
        String source = "package plugin; import io.github.processpool.*; public class Context {"
                + " public static SerializableCallable<String> task() { return () ->"
                + " Thread.currentThread().getContextClassLoader().loadClass(\"plugin.Context\").getName()"
                + " + (Thread.currentThread().getContextClassLoader() == Context.class.getClassLoader()); } }";
        try (Pool pool = builder(1).build()) {
            SerializableCallable<String> task = PlugIn.of(folder, source).call("Context", "task");
            assertThat(pool.apply(task)).isEqualTo("plugin.Contexttrue");
        }
    }

    // ---- tasks that have to end ----

    @Test
    void aTimeLimitInterruptsTheTask() throws Exception {
        try (Pool pool = builder(1).build()) {
            assertThatThrownBy(() -> pool.withTimeout(Duration.ofMillis(100)).apply(InProcessIT::sleep))
                    .isExactlyInstanceOf(TaskTimeoutException.class);
            assertThat(INTERRUPTED.tryAcquire(LONG.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(pool.<Integer>apply(() -> 1)).isEqualTo(1);
            assertThat(pool.stats().restarts()).isEqualTo(1);
        }
    }

    @Test
    void aTaskThatIgnoresTheInterruptIsGivenUpAndTheLogSaysSo() throws Exception {
        try (LogWatch log = LogWatch.open();
                Pool pool = builder(1).name("given-up").build()) {
            pool.run(() -> Worker.current().state().put("n", 1));
            assertThatThrownBy(() -> pool.withTimeout(Duration.ofMillis(100)).apply(InProcessIT::ignoreInterrupts))
                    .isExactlyInstanceOf(TaskTimeoutException.class);
            Thread old = findTaskThread("given-up");
            assertThat(pool.<Boolean>apply(() -> Worker.current().state().isEmpty()))
                    .isTrue();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(log.messages())
                            .anySatisfy(line -> assertThat(line)
                                    .startsWith("given-up: ")
                                    .contains("processpool-given-up-task-0")
                                    .contains("given up")
                                    .contains("InProcessIT.ignoreInterrupts")));
            mayEnd.countDown();
            old.join(LONG.toMillis());
            assertThat(old.isAlive() && old != findTaskThread("given-up")).isFalse();
        }
    }

    @Test
    void cancelInterruptsTheTask() throws Exception {
        try (Pool pool = builder(2).build()) {
            AsyncResult<Integer> sleeping = pool.applyAsync(InProcessIT::sleep);
            STARTED.acquire();

            assertThat(sleeping.cancel(true)).isTrue();

            assertThatThrownBy(sleeping::get).isInstanceOf(CancellationException.class);
            assertThat(INTERRUPTED.tryAcquire(LONG.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(pool.map(x -> x + 1, List.of(1, 2, 3))).containsExactly(2, 3, 4);
        }
    }

    @Test
    void terminateInterruptsAllTasksAndThePoolEnds() throws Exception {
        Pool pool = builder(2).build();
        AsyncResult<Integer> first = pool.applyAsync(InProcessIT::sleep);
        AsyncResult<Integer> second = pool.applyAsync(InProcessIT::ignoreInterrupts);
        STARTED.acquire(2);
        try {
            pool.terminate();

            assertThat(pool.awaitTermination(LONG)).isTrue();
            assertThat(first.isDone()).isTrue();
            assertThatThrownBy(second::join).isInstanceOf(ProcessPoolException.class);
        } finally {
            mayEnd.countDown();
        }
    }

    /** As in python/cpython#107616 and, for the test before, joblib/joblib#1251. */
    @Test
    void closeWaitsForTheTasksAndTheirThreads() throws Exception {
        Pool pool = builder(1).name("joined").build();
        AsyncResult<Integer> slow = pool.applyAsync(InProcessIT::ignoreInterrupts);
        STARTED.acquire();
        Thread task = findTaskThread("joined");
        CompletableFuture<Void> closing = CompletableFuture.runAsync(pool::close);
        mayEnd.countDown();

        closing.get(LONG.toSeconds(), TimeUnit.SECONDS);

        assertThat(slow.isSuccessful()).isTrue();
        assertThat(task.isAlive()).isFalse();
    }

    @Test
    void anInitializerThatNeverEndsIsGivenUp() {
        try (Pool pool = builder(1)
                .startTimeout(Duration.ofMillis(50))
                .initializer(InProcessIT::sleep)
                .build()) {
            assertThatThrownBy(() -> pool.apply(() -> 1)).isExactlyInstanceOf(WorkerStartException.class);
        }
    }

    @Test
    void anInitializerThatThrowsFailsThePool() {
        try (Pool pool = builder(1).initializer(() -> fail(2)).build()) {
            assertThatThrownBy(() -> pool.apply(() -> 1))
                    .isExactlyInstanceOf(WorkerStartException.class)
                    .hasRootCauseInstanceOf(ArithmeticException.class);
        }
    }

    // ---- shared objects ----

    @Test
    void sharedObjectsWork() {
        try (Manager manager = Manager.create();
                SharedLongArray array = SharedLongArray.create(4);
                Pool pool = builder(3).build()) {
            SharedLock lock = manager.lock();
            Map<String, Integer> map = manager.map();
            pool.forEach(
                    i -> {
                        lock.lock();
                        try {
                            map.put("sum", map.getOrDefault("sum", 0) + i);
                        } finally {
                            lock.unlock();
                        }
                        array.getAndAdd(i % 4, 1);
                    },
                    IntStream.range(0, 100).boxed().toList());

            assertThat(map).containsEntry("sum", 4950);
            assertThat(array.get(0)).isEqualTo(25);
        }
    }

    static int takeForEver(SharedQueue<Integer> queue) throws InterruptedException {
        STARTED.release();
        return queue.take();
    }

    @Test
    void aTaskThatWaitsForASharedObjectCanBeCancelled() throws Exception {
        try (Manager manager = Manager.create();
                Pool pool = builder(1).name("waiting").build()) {
            SharedQueue<Integer> queue = manager.queue(1);
            AsyncResult<Integer> waiting = pool.applyAsync(InProcessIT::takeForEver, queue);
            STARTED.acquire();
            Thread old = findTaskThread("waiting");

            waiting.cancel(true);

            old.join(LONG.toMillis());
            assertThat(old.isAlive()).isFalse();
            assertThat(pool.<Integer>apply(() -> 1)).isEqualTo(1); // by now the request of the old one is forgotten
            queue.put(5);
            assertThat(pool.apply(InProcessIT::takeForEver, queue)).isEqualTo(5);
        }
    }

    /** As in ray-project/ray#6115. */
    @Test
    void sharedObjectsInsideOtherValuesWork() {
        try (Manager manager = Manager.create();
                Pool pool = builder(1).build()) {
            SharedQueue<Integer> queue = manager.queue(1);
            pool.run(() -> Map.of("queue", queue).get("queue").put(42));

            int taken = pool.apply(queues -> queues.get("queue").take(), Map.of("queue", queue));
            assertThat(queue).isEmpty();
            assertThat(taken).isEqualTo(42);
        }
    }

    static int lockAndSleep(SharedLock lock) throws InterruptedException {
        lock.lock();
        return sleep();
    }

    @Test
    void aLockOfATaskThatWasEndedIsAbandoned() throws Exception {
        try (Manager manager = Manager.create();
                Pool pool = builder(1).build()) {
            SharedLock lock = manager.lock();
            AsyncResult<Integer> holding = pool.applyAsync(InProcessIT::lockAndSleep, lock);
            STARTED.acquire();
            holding.cancel(true);

            boolean abandoned = pool.apply(
                    given -> {
                        given.lock();
                        return given.wasAbandoned();
                    },
                    lock);
            assertThat(abandoned).isTrue();
        }
    }

    // ---- nested pools ----

    static List<Object> inside(boolean inProcess) {
        try (Pool inner =
                Pool.builder().workers(1).name("inner").inProcess(inProcess).build()) {
            String innerName = inner.apply(() -> Worker.current().poolName());
            long pid = inner.apply(() -> ProcessHandle.current().pid());
            return List.of(
                    Worker.current().poolName(),
                    innerName,
                    pid == ProcessHandle.current().pid());
        }
    }

    @Test
    void tasksMakePoolsOfBothKinds() {
        try (Pool pool = builder(1).name("outer").build();
                Pool processes = Pool.builder().workers(1).name("processes").build()) {
            assertThat(pool.apply(InProcessIT::inside, true)).containsExactly("outer", "inner", true);
            assertThat(pool.apply(InProcessIT::inside, false)).containsExactly("outer", "inner", false);
            assertThat(processes.apply(InProcessIT::inside, true)).containsExactly("processes", "inner", true);
        }
    }

    static String dig(int depth) {
        try (Pool inner = builder(1).build()) {
            return inner.apply(InProcessIT::dig, depth + 1);
        } catch (TaskFailedException e) {
            throw e;
        } catch (ProcessPoolException e) {
            return depth + ": " + e.getMessage();
        }
    }

    @Test
    void poolsThatNestWithoutEndAreStopped() {
        assertThat(dig(0)).startsWith("5: ").contains("nested too deep");
    }

    // ---- the rest of a pool ----

    @Test
    void streamsProgressAndCallbacksWork() throws Exception {
        try (Pool pool = builder(2).build()) {
            List<Integer> items = IntStream.range(0, 100_000).boxed().toList();
            try (Stream<Integer> squares = pool.imap(x -> x * x, items)) {
                assertThat(squares.limit(5).toList()).containsExactly(0, 1, 4, 9, 16);
            }
            Set<Long> done = ConcurrentHashMap.newKeySet();
            assertThat(pool.withProgress(progress -> done.add(progress.done())).map(x -> x, List.of(1, 2, 3)))
                    .hasSize(3);
            await().atMost(LONG).until(() -> done.contains(3L));
            List<Outcome<Integer>> settled = pool.mapSettled(InProcessIT::fail, List.of(1, 2, 3));
            assertThat(settled).filteredOn(Outcome::isSuccess).hasSize(2);
        }
    }

    @Test
    void noThreadIsLeft() {
        long before = helpers();
        try (Pool pool = builder(2).maxTasksPerWorker(1).build()) {
            assertThat(pool.map(x -> x, List.of(1, 2, 3, 4, 5, 6))).hasSize(6);
            assertThat(helpers()).isPositive();
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(helpers()).isLessThanOrEqualTo(before));
    }

    private static long helpers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("processpool-worker-"))
                .count();
    }

    // ---- settings ----

    static Stream<Map.Entry<String, Consumer<Pool.Builder>>> settingsOfProcesses() {
        return Stream.of(
                Map.entry("jvmOptions", b -> b.jvmOptions("-Xss2m")),
                Map.entry("environment", b -> b.environment(Map.of("A", "b"))),
                Map.entry("workingDirectory", b -> b.workingDirectory(Path.of("/"))),
                Map.entry("javaHome", b -> b.javaHome(Path.of("/java"))),
                Map.entry("classPath", b -> b.classPath(List.of(Path.of("x.jar")))),
                Map.entry("maxMemoryPerWorker", b -> b.maxMemoryPerWorker(64L << 20)),
                Map.entry("workerOutput", b -> b.workerOutput(line -> {})));
    }

    @ParameterizedTest
    @MethodSource("settingsOfProcesses")
    void whatOnlyAProcessCanDoIsRefused(Map.Entry<String, Consumer<Pool.Builder>> setting) {
        Pool.Builder builder = builder(1);
        setting.getValue().accept(builder);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting.getKey())
                .hasMessageContaining("inProcess(true)");

        builder.inProcess(false); // and then they are processes
        assertThatThrownBy(() -> builder.inProcess(true).build()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatHasNoEffectInAProcessEitherIsAllowed() {
        try (Pool pool = builder(1)
                .jvmOptions()
                .environment(Map.of())
                .startupArchive(false)
                .spareWorkers(1)
                .idleTimeout(Duration.ofSeconds(5))
                .build()) {
            assertThat(pool.<Integer>apply(() -> 1)).isEqualTo(1);
        }
    }

    /** Prints whether tasks run in this JVM, and in what its nested pools run. */
    static final class Unchanged {
        static boolean isHere(long application) {
            return ProcessHandle.current().pid() == application;
        }

        static boolean innerIsHere(long application) {
            try (Pool inner = Pool.create(1)) {
                return inner.apply(Unchanged::isHere, application);
            }
        }

        public static void main(String[] args) {
            long pid = ProcessHandle.current().pid();
            try (Pool pool = Pool.builder()
                    .workers(1)
                    .name("unchanged")
                    .jvmOptions("-Xmx64m")
                    .maxMemoryPerWorker(64L << 20)
                    .build()) {
                System.out.println("here: " + pool.apply(Unchanged::isHere, pid));
                System.out.println("inner: " + pool.apply(Unchanged::innerIsHere, pid));
                pool.run(() -> System.out.println("printed by a task"));
            }
        }
    }

    @Test
    void aPropertyPutsThePoolsOfAProgramThatCannotBeChangedInProcess(@TempDir Path folder) throws Exception {
        List<String> lines = Program.linesOf("-Dio.github.processpool.inProcess=true", Unchanged.class, folder);

        assertThat(lines).contains("here: true", "inner: true", "printed by a task");
        assertThat(lines)
                .filteredOn(line -> line.contains("maxMemoryPerWorker") && line.contains("jvmOptions"))
                .singleElement()
                .asString()
                .contains("unchanged: ")
                .contains("ignored");
    }

    @Test
    void otherValuesOfThePropertyChangeNothing(@TempDir Path folder) throws Exception {
        assertThat(Program.linesOf("-Dio.github.processpool.inProcess=false", Unchanged.class, folder))
                .contains("here: false", "inner: false");
    }
}
