package io.github.processpool.benchmarks.workloads;

import io.github.processpool.SerializableFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plain threads of the same JVM, which share all values: the bound for a pool without isolation. */
final class ThreadSide implements Side {
    private static final int CHUNKS_PER_THREAD = 4;

    private final ExecutorService threads;
    private final int workers;

    private ThreadSide(int workers) {
        this.workers = workers;
        threads = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true); // some run a task that never ends
            return thread;
        });
    }

    static Side open(int workers, Extra extra) {
        return new ThreadSide(workers);
    }

    @Override
    public <T, R> List<R> map(SerializableFunction<T, R> function, List<T> items) {
        return mapInChunks(function, items, Math.max(1, items.size() / (workers * CHUNKS_PER_THREAD)));
    }

    @Override
    public <T, R> List<R> mapSingly(SerializableFunction<T, R> function, List<T> items) {
        return mapInChunks(function, items, 1);
    }

    private <T, R> List<R> mapInChunks(SerializableFunction<T, R> function, List<T> items, int size) {
        List<Future<List<R>>> chunks = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            List<T> chunk = items.subList(from, Math.min(items.size(), from + size));
            chunks.add(threads.submit(() -> applyToAll(function, chunk)));
        }
        List<R> results = new ArrayList<>(items.size());
        for (Future<List<R>> chunk : chunks) {
            results.addAll(Waiting.result(chunk));
        }
        return results;
    }

    private static <T, R> List<R> applyToAll(SerializableFunction<T, R> function, List<T> items) throws Exception {
        List<R> results = new ArrayList<>(items.size());
        for (T item : items) {
            results.add(function.apply(item));
        }
        return results;
    }

    @Override
    public <T, R> R apply(SerializableFunction<T, R> function, T argument) {
        return Waiting.result(submit(function, argument));
    }

    @Override
    public <T, R> Future<R> submit(SerializableFunction<T, R> function, T argument) {
        return threads.submit(() -> function.apply(argument));
    }

    @Override
    public void awaitStart() {
        // Threads start with their first task.
    }

    @Override
    public boolean hasProcesses() {
        return false;
    }

    @Override
    public void kill() {
        threads.shutdownNow();
    }

    @Override
    public void close() {
        threads.shutdown();
        Waiting.until(threads::isTerminated);
    }
}
