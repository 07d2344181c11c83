package io.github.processpool.core.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A stream of one megabyte split into lines. In this package because the splitter is nobody else's business. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FrameBenchmark {
    private static final int STREAM_BYTES = 1 << 20;

    @Param({"64", "65536"})
    public int lineBytes = 64;

    private byte[] stream = {};

    @Setup
    public void makeStream() {
        stream = new byte[STREAM_BYTES];
        Arrays.fill(stream, (byte) 'x');
        for (int end = lineBytes - 1; end < stream.length; end += lineBytes) {
            stream[end] = '\n';
        }
    }

    @Benchmark
    public int split() throws IOException {
        FrameReader frames = new FrameReader(new ByteArrayInputStream(stream), Limits.MAX_FRAME_BYTES);
        int sum = 0;
        while (frames.next()) {
            sum += frames.to() - frames.from();
        }
        return sum;
    }
}
