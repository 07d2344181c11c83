package io.github.processpool.core;

import static java.util.Objects.requireNonNull;

import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.SerializableRunnable;
import io.github.processpool.WorkerOutput;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.codec.FunctionEncoder;
import io.github.processpool.core.dispatch.PoolOptions;
import io.github.processpool.core.launch.LaunchOptions;
import io.github.processpool.core.loaders.CallLoaders;
import io.github.processpool.core.locale.JvmDefaults;
import io.github.processpool.core.supervise.WorkerOptions;
import io.github.processpool.core.types.Exceptions;
import io.github.processpool.core.types.ResultTypes;
import io.github.processpool.core.wire.Limits;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.TimeText;
import io.github.processpool.core.wire.ToWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects a pool's settings; each is checked when it is set. Not thread-safe, as builders are. */
final class ProcessPoolBuilder implements Pool.Builder {
    private static final AtomicInteger POOLS = new AtomicInteger();
    private static final int MOST_WORKERS = 4096;

    private final BiFunction<PoolOptions, LaunchOptions, Pool> maker;
    private int workers = Runtime.getRuntime().availableProcessors();
    private @Nullable String name;
    private @Nullable SerializableRunnable initializer;
    private @Nullable SerializableRunnable finalizer;
    private Exceptions exceptions = Exceptions.OF_ANY_CLASS;
    private int maxTasksPerWorker;
    private @Nullable Duration taskTimeout;
    private Duration startTimeout = Duration.ofSeconds(60);
    private @Nullable Duration idleTimeout;
    private int queueCapacity = 100_000;
    private int spareWorkers;
    private final LaunchSettings launch = new LaunchSettings();
    private boolean inProcess;
    private final Set<Class<?>> resultTypes = new LinkedHashSet<>();
    private final Set<String> resultTypeNames = new LinkedHashSet<>();
    private @Nullable Consumer<WorkerOutput> workerOutput;

    /** Makes a builder of pools that {@code maker} makes of their options. */
    ProcessPoolBuilder(BiFunction<PoolOptions, LaunchOptions, Pool> maker) {
        this.maker = maker;
    }

    @Override
    public Pool.Builder workers(int count) {
        workers = inRange("workers", count, 1, MOST_WORKERS);
        return this;
    }

    @Override
    public Pool.Builder name(String poolName) {
        if (requireNonNull(poolName, "name").isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        name = poolName;
        return this;
    }

    @Override
    public Pool.Builder initializer(SerializableRunnable task) {
        initializer = requireNonNull(task, "initializer");
        return this;
    }

    @Override
    public Pool.Builder finalizer(SerializableRunnable task) {
        finalizer = requireNonNull(task, "finalizer");
        return this;
    }

    @Override
    public Pool.Builder maxTasksPerWorker(int items) {
        maxTasksPerWorker = inRange("maxTasksPerWorker", items, 1, Integer.MAX_VALUE);
        return this;
    }

    @Override
    public Pool.Builder maxMemoryPerWorker(long bytes) {
        launch.maxMemory(bytes);
        return this;
    }

    @Override
    public Pool.Builder taskTimeout(Duration perItem) {
        taskTimeout = positive("taskTimeout", perItem);
        return this;
    }

    @Override
    public Pool.Builder startTimeout(Duration timeout) {
        startTimeout = positive("startTimeout", timeout);
        return this;
    }

    @Override
    public Pool.Builder idleTimeout(Duration timeout) {
        idleTimeout = positive("idleTimeout", timeout);
        return this;
    }

    @Override
    public Pool.Builder queueCapacity(int submissions) {
        queueCapacity = inRange("queueCapacity", submissions, 1, Integer.MAX_VALUE);
        return this;
    }

    @Override
    public Pool.Builder spareWorkers(int spares) {
        spareWorkers = inRange("spareWorkers", spares, 0, MOST_WORKERS);
        return this;
    }

    @Override
    public Pool.Builder jvmOptions(String... options) {
        launch.jvmOptions(List.of(options));
        return this;
    }

    @Override
    public Pool.Builder environment(Map<String, String> variables) {
        launch.environment(Map.copyOf(variables));
        return this;
    }

    @Override
    public Pool.Builder workingDirectory(Path directory) {
        launch.workingDirectory(requireNonNull(directory, "workingDirectory").toAbsolutePath());
        return this;
    }

    @Override
    public Pool.Builder javaHome(Path home) {
        launch.javaHome(requireNonNull(home, "javaHome").toAbsolutePath());
        return this;
    }

    @Override
    public Pool.Builder classPath(List<Path> entries) {
        launch.classPath(entries.stream().map(Path::toAbsolutePath).toList());
        return this;
    }

    @Override
    public Pool.Builder startupArchive(boolean used) {
        launch.startupArchive(used);
        return this;
    }

    @Override
    public Pool.Builder inProcess(boolean threads) {
        inProcess = threads;
        return this;
    }

    @Override
    public Pool.Builder allowResultTypes(Class<?>... types) {
        resultTypes.addAll(List.of(types));
        return this;
    }

    @Override
    public Pool.Builder allowResultTypes(String... names) {
        List<String> copy = List.of(names);
        copy.forEach(ResultTypes::check);
        resultTypeNames.addAll(copy);
        return this;
    }

    @Override
    public Pool.Builder strictExceptions(boolean strict) {
        exceptions = strict ? Exceptions.AS_RESULTS : Exceptions.OF_ANY_CLASS;
        return this;
    }

    @Override
    public Pool.Builder workerOutput(Consumer<WorkerOutput> sink) {
        workerOutput = requireNonNull(sink, "workerOutput");
        return this;
    }

    @Override
    public Pool build() {
        int depth = Nesting.depth();
        if (depth >= Nesting.DEEPEST) {
            throw new ProcessPoolException("pools are nested too deep: a worker " + depth
                    + " levels below the application tried to create another one. Does a task create the pool that"
                    + " runs it? Create pools outside of tasks, or flatten the work.");
        }
        if (inProcess) {
            InProcess.refuse(settingsOfProcesses());
        }
        boolean onThreads = inProcess || usersWantThreads();
        CallLoaders loaders = new CallLoaders(Limits.MAX_CONTENT_BYTES);
        ResultTypes allowed = new ResultTypes(resultTypes, resultTypeNames);
        FunctionEncoder functions = new FunctionEncoder(allowed, loaders, exceptions);
        PoolOptions options = new PoolOptions(
                workerOptions(functions, loaders, onThreads),
                maxTasksPerWorker,
                taskTimeout,
                idleTimeout,
                queueCapacity,
                allowed,
                exceptions,
                functions);
        return onThreads
                ? InProcess.pool(options, depth, settingsOfProcesses())
                : maker.apply(options, launch.options(depth));
    }

    private WorkerOptions workerOptions(FunctionEncoder functions, CallLoaders loaders, boolean onThreads) {
        return new WorkerOptions(
                name != null ? name : "pool-" + POOLS.incrementAndGet(),
                workers,
                spareWorkers,
                encode(functions, ToWorker.Function.INITIALIZER, initializer),
                encode(functions, ToWorker.Function.FINALIZER, finalizer),
                onThreads ? null : JvmDefaults.now(), // threads have those of this JVM, which may change later
                startTimeout,
                loaders,
                workerOutput);
    }

    /** A property without a value says so, too. This loads no class that pools of processes do not need. */
    private static boolean usersWantThreads() {
        String value = System.getProperty(InProcess.PROPERTY);
        return value != null && (value.isEmpty() || value.equalsIgnoreCase("true"));
    }

    private List<String> settingsOfProcesses() {
        List<String> set = launch.namesOfSet();
        return workerOutput == null
                ? set
                : Stream.concat(set.stream(), Stream.of("workerOutput")).toList();
    }

    private static ToWorker.@Nullable Function encode(
            FunctionEncoder functions, long id, @Nullable SerializableRunnable task) {
        if (task == null) {
            return null;
        }
        EncodedFunction encoded = functions.encode(task);
        return new ToWorker.Function(id, encoded.loader(), Payload.of(encoded.json()));
    }

    private static int inRange(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be at least " + least
                    + (most == Integer.MAX_VALUE ? "" : " and at most " + most) + ", but is " + value);
        }
        return value;
    }

    private static Duration positive(String what, Duration value) {
        if (requireNonNull(value, what).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(what + " must be positive, but is " + TimeText.of(value));
        }
        return value;
    }
}
