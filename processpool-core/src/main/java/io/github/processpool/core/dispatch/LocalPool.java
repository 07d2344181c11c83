package io.github.processpool.core.dispatch;

import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.PoolStats;
import io.github.processpool.ProgressListener;
import io.github.processpool.SerializableBiFunction;
import io.github.processpool.SerializableCallable;
import io.github.processpool.SerializableConsumer;
import io.github.processpool.SerializableFunction;
import io.github.processpool.SerializableRunnable;
import io.github.processpool.core.blocks.LargeArrays;
import io.github.processpool.core.launch.WorkerLauncher;
import java.io.Serializable;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pool on child JVMs of this machine, or a view of one: the same core under other settings. Every blocking form is
 * its asynchronous form and a wait.
 */
public final class LocalPool implements Pool {
    private final PoolCore core;
    private final CallSettings settings;
    private final Calls calls;
    private final @Nullable LocalPool root; // what a view keeps alive
    private final ForgottenPool watch;

    /** Makes a pool and starts its workers. */
    public LocalPool(PoolOptions options, WorkerLauncher launcher) {
        this(options, new PoolCore(options, launcher));
    }

    LocalPool(PoolOptions options, PoolCore core) {
        this.core = core;
        settings = new CallSettings(0, options.taskTimeout(), 0, null);
        calls = new Calls(core, settings);
        root = null;
        watch = ForgottenPool.watch(this, core);
        core.start(watch::ended);
    }

    private LocalPool(LocalPool other, CallSettings settings) {
        core = other.core;
        this.settings = settings;
        calls = new Calls(core, settings);
        root = other.root == null ? other : other.root;
        watch = other.watch;
    }

    @Override
    public <R extends @Nullable Object> R apply(SerializableCallable<R> task) {
        return this.<R>call(task, LargeArrays.AS_THEY_LIE).joinAlone();
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> R apply(
            SerializableFunction<? super T, ? extends R> function, T argument) {
        return this.<R>call(function, argument, LargeArrays.AS_THEY_LIE).joinAlone();
    }

    @Override
    public <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object> R apply(
            SerializableBiFunction<? super T, ? super U, ? extends R> function, T first, U second) {
        return this.<R>call(function, first, second, LargeArrays.AS_THEY_LIE).joinAlone();
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<R> applyAsync(SerializableCallable<R> task) {
        return call(task, LargeArrays.COPIED);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            SerializableFunction<? super T, ? extends R> function, T argument) {
        return call(function, argument, LargeArrays.COPIED);
    }

    @Override
    public <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<R> applyAsync(
                    SerializableBiFunction<? super T, ? super U, ? extends R> function, T first, U second) {
        return call(function, first, second, LargeArrays.COPIED);
    }

    private <R extends @Nullable Object> PendingResult<R> call(@Nullable Serializable task, LargeArrays largeArrays) {
        return calls.one(Objects.requireNonNull(task, "task"), Arguments.NONE, null, largeArrays);
    }

    private <R extends @Nullable Object> PendingResult<R> call(
            @Nullable Serializable function, @Nullable Object argument, LargeArrays largeArrays) {
        return calls.one(Objects.requireNonNull(function, "function"), Arguments.ONE, argument, largeArrays);
    }

    private <R extends @Nullable Object> PendingResult<R> call(
            @Nullable Serializable function, @Nullable Object first, @Nullable Object second, LargeArrays largeArrays) {
        return calls.one(
                Objects.requireNonNull(function, "function"),
                Arguments.TWO,
                new AbstractMap.SimpleImmutableEntry<>(first, second),
                largeArrays);
    }

    @Override
    public void run(SerializableRunnable task) {
        this.<@Nullable Void>call(task, LargeArrays.AS_THEY_LIE).joinAlone();
    }

    @Override
    public AsyncResult<@Nullable Void> runAsync(SerializableRunnable task) {
        return call(task, LargeArrays.COPIED);
    }

    @Override
    public <T extends @Nullable Object> void forEach(
            SerializableConsumer<? super T> action, Iterable<? extends T> items) {
        Objects.requireNonNull(action, "action");
        calls.<@Nullable Void>many(action, Arguments.ONE, listOf(items)).joinAlone();
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return this.<R>many(function, items).joinAlone();
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return many(function, items);
    }

    private <R extends @Nullable Object> PendingResult<List<R>> many(
            @Nullable Serializable function, Iterable<?> items) {
        return calls.many(Objects.requireNonNull(function, "function"), Arguments.ONE, listOf(items));
    }

    @Override
    public <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
            SerializableBiFunction<? super T, ? super U, ? extends R> function,
            Iterable<? extends Map.Entry<? extends T, ? extends U>> pairs) {
        return this.<R>manyOfTwo(function, pairs).joinAlone();
    }

    @Override
    public <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    SerializableBiFunction<? super T, ? super U, ? extends R> function,
                    Iterable<? extends Map.Entry<? extends T, ? extends U>> pairs) {
        return manyOfTwo(function, pairs);
    }

    private <R extends @Nullable Object> PendingResult<List<R>> manyOfTwo(
            @Nullable Serializable function, Iterable<?> pairs) {
        Objects.requireNonNull(function, "function");
        List<Object> list = listOf(pairs);
        for (int i = 0; i < list.size(); i++) {
            Objects.requireNonNull(list.get(i), "pairs[" + i + "]");
        }
        return calls.many(function, Arguments.TWO, list);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> mapSettled(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return calls.<R>manySettled(Objects.requireNonNull(function, "function"), listOf(items))
                .joinAlone();
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> imap(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return stream(function, items, true);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> imapUnordered(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return stream(function, items, false);
    }

    private <T extends @Nullable Object, R extends @Nullable Object> Stream<R> stream(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items, boolean ordered) {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(items, "items");
        return calls.stream(function, items, ordered, root == null ? this : root);
    }

    /** Reads the input in the caller's thread; what it throws goes to the caller as it is. */
    private static List<@Nullable Object> listOf(Iterable<?> items) {
        Objects.requireNonNull(items, "items");
        List<@Nullable Object> list = new ArrayList<>(items instanceof Collection<?> known ? known.size() : 10);
        items.forEach(list::add);
        return list;
    }

    @Override
    public Pool withChunkSize(int items) {
        return new LocalPool(this, settings.withChunkSize(items));
    }

    @Override
    public Pool withTimeout(Duration perItem) {
        return new LocalPool(this, settings.withTimeout(Objects.requireNonNull(perItem, "perItem")));
    }

    @Override
    public Pool withRetries(int times) {
        return new LocalPool(this, settings.withRetries(times));
    }

    @Override
    public Pool withProgress(ProgressListener listener) {
        return new LocalPool(this, settings.withProgress(Objects.requireNonNull(listener, "listener")));
    }

    @Override
    public int workers() {
        return core.options.workers().workers();
    }

    @Override
    public PoolStats stats() {
        return core.dispatcher.stats();
    }

    @Override
    public void shutdown() {
        watch.closed();
        core.dispatcher.shutdown();
    }

    @Override
    public boolean awaitTermination(Duration timeout) throws InterruptedException {
        return core.awaitTermination(TimeUnit.NANOSECONDS.convert(timeout));
    }

    @Override
    public void terminate() {
        watch.closed();
        core.dispatcher.terminate();
    }

    @Override
    public void close() {
        watch.closed();
        core.close();
    }

    @Override
    public String toString() {
        return core.options.poolName() + " of " + workers() + " workers";
    }
}
