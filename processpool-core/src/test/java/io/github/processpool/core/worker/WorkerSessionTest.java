package io.github.processpool.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.SerializableRunnable;
import io.github.processpool.core.codec.FunctionEncoder;
import io.github.processpool.core.codec.ValuesEncoder;
import io.github.processpool.core.wire.MessageWriter;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.ToWorker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker's threads, put together, when one of them can't go on. */
class WorkerSessionTest {
    private static final CountDownLatch TASK_MAY_END = new CountDownLatch(1);

    /** A pipe for which the thread that sends results finds no memory. */
    private static final class NoMemoryToFlush extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (Thread.currentThread().getName().equals("processpool-worker-flush")) {
                throw new OutOfMemoryError("none left to send this");
            }
        }
    }

    static void block() throws InterruptedException {
        TASK_MAY_END.await();
    }

    @Test
    void aWorkerWhoseResultsCanNotBeSentEndsInsteadOfKeepingThem(@TempDir Path dir) throws Exception {
        Path mark = Files.write(dir.resolve("mark"), new byte[8]);
        Pipe pipe = Pipe.open();
        CompletableFuture<ExitCode> end = new CompletableFuture<>();
        WorkerSession session = new WorkerSession(Channels.newInputStream(pipe.source()), new NoMemoryToFlush());
        Thread worker = new Thread(() -> run(session, end));
        worker.start();
        try (OutputStream toWorker = Channels.newOutputStream(pipe.sink())) {
            MessageWriter parent = new MessageWriter(toWorker);
            parent.append(new ToWorker.Start(1, "p", 0, mark.toString(), 0, 0));
            SerializableRunnable task = WorkerSessionTest::block;
            parent.append(new ToWorker.Function(
                    1, 0, Payload.of(new FunctionEncoder(Set.of()).encode(task).json())));
            parent.append(new ToWorker.Chunk(1, 1, 1, false, true, new ValuesEncoder().finish()));
            parent.flush();

            assertThat(end.join()).isEqualTo(ExitCode.OUT_OF_MEMORY);

            TASK_MAY_END.countDown();
            parent.append(new ToWorker.Stop());
            parent.flush();
            worker.join();
        }
    }

    @Test
    void aParentThatIsGoneInTheMiddleOfALineIsGone() throws Exception {
        CompletableFuture<ExitCode> end = new CompletableFuture<>();
        byte[] half = "{\"type\":\"chunk\",\"id\":1,\"fun".getBytes(StandardCharsets.UTF_8);
        WorkerSession session = new WorkerSession(new ByteArrayInputStream(half), OutputStream.nullOutputStream());
        Thread worker = new Thread(() -> run(session, end)); // it waits for what will never come
        worker.setDaemon(true);
        worker.start();

        assertThat(end.join()).isEqualTo(ExitCode.PARENT_GONE);
    }

    private static void run(WorkerSession session, CompletableFuture<ExitCode> end) {
        try {
            session.run(new Host() {
                @Override
                public void deserted(ExitCode exit) {
                    end.complete(exit);
                }
            });
        } catch (IOException e) {
            end.completeExceptionally(e);
        }
    }
}
