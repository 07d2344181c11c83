package io.github.processpool.benchmarks.micro;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Whole calls. {@code -prof gc} counts only the parent's allocations. */
@State(Scope.Benchmark)
public class PoolBenchmark {
    @Param("2")
    public int workers = 2;

    /** The number of ints in a map. */
    @Param("1000000")
    public int items = 1;

    /** The number of calls in progress at the same time. */
    @Param("20000")
    public int calls = 1;

    private Pool pool;
    private List<Integer> ints;

    static int square(int x) {
        return x * x;
    }

    @Setup
    public void open() {
        ints = IntStream.range(0, items).boxed().toList();
        pool = Pool.create(workers);
        int unused = pool.apply(PoolBenchmark::square, 3);
    }

    @TearDown
    public void close() {
        pool.close();
    }

    @Benchmark
    @BenchmarkMode({Mode.SampleTime, Mode.Throughput})
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public int apply() {
        return pool.apply(PoolBenchmark::square, 1234);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<Integer> map() {
        return pool.map(PoolBenchmark::square, ints);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int applyAsyncBurst() {
        List<AsyncResult<Integer>> pending = new ArrayList<>(calls);
        for (int i = 0; i < calls; i++) {
            pending.add(pool.applyAsync(PoolBenchmark::square, i & 1023));
        }
        int sum = 0;
        for (AsyncResult<Integer> result : pending) {
            sum += result.join();
        }
        return sum;
    }
}
