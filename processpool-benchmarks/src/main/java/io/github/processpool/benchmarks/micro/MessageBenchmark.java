package io.github.processpool.benchmarks.micro;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.ValuesEncoder;
import io.github.processpool.core.wire.Message;
import io.github.processpool.core.wire.MessageReader;
import io.github.processpool.core.wire.MessageWriter;
import io.github.processpool.core.wire.ToWorker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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

/** Writing and reading chunks as on a pipe, but in memory; per message. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MessageBenchmark {
    private static final int MESSAGES = 100;

    /** The number of ints in a message; one is a single call. */
    @Param({"1", "1000"})
    public int items = 1;

    private final MessageWriter nowhere = new MessageWriter(OutputStream.nullOutputStream());
    private Message message;
    private byte[] written;

    @Setup
    public void writeOnce() throws IOException {
        message = chunk();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        append(new MessageWriter(out));
        written = out.toByteArray();
    }

    private Message chunk() {
        ValuesEncoder encoder = new ValuesEncoder();
        for (int i = 0; i < items; i++) {
            encoder.add(i * 31, "argument");
        }
        EncodedValues values = encoder.finish();
        return new ToWorker.Chunk(1, 1, items, false, items > 1, values);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long write() throws IOException {
        append(nowhere);
        return nowhere.written();
    }

    private void append(MessageWriter writer) throws IOException {
        for (int i = 0; i < MESSAGES; i++) {
            writer.append(message);
        }
        writer.flush();
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void read(Blackhole sink) throws IOException {
        MessageReader reader = new MessageReader(new ByteArrayInputStream(written));
        for (Object next = reader.nextToWorker(); next != null; next = reader.nextToWorker()) {
            sink.consume(next);
        }
    }
}
