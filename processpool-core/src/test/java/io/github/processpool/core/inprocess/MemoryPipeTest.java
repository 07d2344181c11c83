package io.github.processpool.core.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class MemoryPipeTest {
    private final MemoryPipe pipe = new MemoryPipe();

    @Test
    void whatIsWrittenIsReadInOrder() throws Exception {
        byte[] sent = new byte[1_000_000];
        new Random(7).nextBytes(sent);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            Random sizes = new Random(8);
            for (int done = 0; done < sent.length; ) {
                int length = Math.min(sizes.nextInt(100_000), sent.length - done);
                write(sent, done, length);
                done += length;
            }
            close();
        });

        assertThat(pipe.in().readAllBytes()).isEqualTo(sent);
        writer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatWasWrittenBeforeTheCloseCanBeRead() throws IOException {
        pipe.out().write(new byte[] {1, 2, -1});
        pipe.out().close();

        assertThat(pipe.in().available()).isEqualTo(3);
        assertThat(pipe.in().read()).isEqualTo(1);
        assertThat(pipe.in().readAllBytes()).containsExactly(2, -1);
        assertThat(pipe.in().read()).isEqualTo(-1);
        assertThatThrownBy(() -> pipe.out().write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void aWriterThatWaitsForRoomFailsWhenTheReaderCloses() throws Exception {
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(new byte[200_000], 0, 200_000));
        Awaitility.await().until(() -> pipe.in().available() == 64 * 1024);

        pipe.in().close();

        assertThatThrownBy(() -> writer.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void anInterruptDoesNotEndARead() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            begun.countDown();
            try {
                int unused = pipe.in().read();
                interrupted.complete(Thread.interrupted());
            } catch (IOException e) {
                interrupted.completeExceptionally(e);
            }
        });
        reader.start();
        begun.await();
        reader.interrupt();
        assertThat(interrupted).isNotDone();

        pipe.out().write(1);

        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }

    private void write(byte[] source, int offset, int length) {
        try {
            pipe.out().write(source, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        try {
            pipe.out().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
