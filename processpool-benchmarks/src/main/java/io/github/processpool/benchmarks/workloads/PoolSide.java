package io.github.processpool.benchmarks.workloads;

import io.github.processpool.Pool;
import io.github.processpool.SerializableFunction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

/** This library. */
final class PoolSide implements Side {
    private final Pool pool;

    PoolSide(Pool pool) {
        this.pool = pool;
    }

    static Side open(int workers, Extra extra) {
        return new PoolSide(Pool.builder()
                .workers(workers)
                .spareWorkers(extra == Extra.SPARE_WORKER ? 1 : 0)
                .startupArchive(extra != Extra.NO_ARCHIVE)
                .build());
    }

    @Override
    public <T, R> List<R> map(SerializableFunction<T, R> function, List<T> items) {
        return pool.map(function, items);
    }

    @Override
    public <T, R> List<R> mapSingly(SerializableFunction<T, R> function, List<T> items) {
        return pool.withChunkSize(1).map(function, items);
    }

    @Override
    public <T, R> R apply(SerializableFunction<T, R> function, T argument) {
        return pool.apply(function, argument);
    }

    @Override
    public <T, R> Future<R> submit(SerializableFunction<T, R> function, T argument) {
        return pool.applyAsync(function, argument);
    }

    @Override
    public void awaitStart() {
        Waiting.until(() -> pool.stats().idle() == pool.workers());
    }

    @Override
    public boolean hasProcesses() {
        return true;
    }

    @Override
    public void kill() {
        pool.terminate();
        try {
            pool.awaitTermination(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
