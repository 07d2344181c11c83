package io.github.processpool.core.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerOutputReaderTest {
    @Test
    void aLineForWhichThereIsNoMemoryIsLostAndTheRestIsReadOn() throws InterruptedException {
        List<String> taken = new ArrayList<>();
        AtomicInteger dropped = new AtomicInteger();
        byte[] printed = ("first\n" + "x".repeat(9_000) + "\nlast").getBytes(StandardCharsets.UTF_8);
        WorkerOutputReader reader = new WorkerOutputReader(
                1,
                new WorkerPipe(new ByteArrayInputStream(printed)),
                line -> {
                    if (line.startsWith("x")) {
                        throw new OutOfMemoryError("none left");
                    }
                    taken.add(line);
                },
                dropped::incrementAndGet);

        reader.run();

        assertThat(taken).contains("first", "last");
        assertThat(dropped).hasPositiveValue();
        assertThat(reader.tail(0)).contains("last");
    }
}
