package io.github.processpool.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every JMH benchmark runs once, with all its parameters. Speed is not checked. */
class MicroBenchmarksIT {
    @Test
    void everyBenchmarkRuns() throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(20))
                        .param("items", "100")
                        .param("calls", "10")
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        Set<String> names = results.stream()
                .map(result -> result.getParams().getBenchmark())
                .map(name -> name.replaceFirst(".*\\.(\\w+\\.\\w+)", "$1"))
                .collect(Collectors.toSet());
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "CodecBenchmark.encode",
                        "CodecBenchmark.decode",
                        "MessageBenchmark.write",
                        "MessageBenchmark.read",
                        "FrameBenchmark.split",
                        "PoolBenchmark.apply",
                        "PoolBenchmark.map",
                        "PoolBenchmark.applyAsyncBurst");
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }
}
