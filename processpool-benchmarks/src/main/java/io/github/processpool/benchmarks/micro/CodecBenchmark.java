package io.github.processpool.benchmarks.micro;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.ValuesDecoder;
import io.github.processpool.core.codec.ValuesEncoder;
import io.github.processpool.core.types.LoaderTypes;
import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Values to JSON and back, per value; a value of {@code DOUBLES} is an array of a thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    private static final int COUNT = 1000;

    @Param
    public Kind kind = Kind.INTS;

    private final LoaderTypes types = new LoaderTypes(CodecBenchmark.class.getClassLoader(), CodecBenchmark::noShared);
    private final ValuesEncoder encoder = new ValuesEncoder();
    private List<Object> values;
    private EncodedValues encoded;

    @Setup
    public void makeValues() {
        values = kind.values(COUNT);
        encoded = encode();
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public EncodedValues encode() {
        for (Object value : values) {
            encoder.add(value, "value");
        }
        return encoder.finish();
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void decode(Blackhole sink) {
        try (ValuesDecoder decoder = new ValuesDecoder(encoded, types)) {
            while (decoder.hasNext()) {
                sink.consume(decoder.next());
            }
        }
    }

    private static SharedObject noShared(SharedHandle handle) {
        throw new IllegalStateException("there are no shared objects here: " + handle);
    }
}
