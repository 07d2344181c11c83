package io.github.processpool.core.dispatch;

import io.github.processpool.core.launch.Exit;
import io.github.processpool.core.launch.WorkerLauncher;
import io.github.processpool.core.worker.Host;
import io.github.processpool.core.worker.WorkerSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Starts workers as threads of this JVM, between two pipes. */
public final class InProcessLauncher implements WorkerLauncher {
    private static final int KILLED = 137;
    private static final AtomicLong PIDS = new AtomicLong(1_000_000_000);

    @Override
    public Launched launch(Path directory) throws IOException {
        InProcessWorker worker = new InProcessWorker(Pipe.open(), Pipe.open());
        Thread thread = new Thread(worker::run, "in-process-worker-" + worker.pid());
        thread.setDaemon(true);
        thread.start();
        return worker;
    }

    private static final class InProcessWorker implements Launched {
        private final long pid = PIDS.incrementAndGet();
        private final Pipe down;
        private final Pipe up;
        private final AtomicInteger exitCode = new AtomicInteger();
        private final CountDownLatch ended = new CountDownLatch(1);

        InProcessWorker(Pipe down, Pipe up) {
            this.down = down;
            this.up = up;
        }

        void run() {
            WorkerSession session =
                    new WorkerSession(Channels.newInputStream(down.source()), Channels.newOutputStream(up.sink()));
            try {
                int code = session.run(new Host() {}).code();
                exitCode.compareAndSet(0, code);
            } catch (IOException e) {
                exitCode.compareAndSet(0, 1);
            } finally {
                end();
            }
        }

        private void end() {
            try {
                up.sink().close();
                down.source().close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                ended.countDown();
            }
        }

        @Override
        public String command() {
            return "in-process";
        }

        @Override
        public long pid() {
            return pid;
        }

        @Override
        public OutputStream toWorker() {
            return Channels.newOutputStream(down.sink());
        }

        @Override
        public InputStream fromWorker() {
            return Channels.newInputStream(up.source());
        }

        @Override
        public InputStream output() {
            return InputStream.nullInputStream();
        }

        @Override
        public boolean exitsWithin(long millis) throws InterruptedException {
            return ended.await(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public int awaitExit() throws InterruptedException {
            ended.await();
            return exitCode.get();
        }

        @Override
        public Exit exit(int code, boolean wasReady, List<String> lastLines) {
            return new Exit(code, null, "it ended with exit code " + code, null, false);
        }

        @Override
        public boolean kill() {
            exitCode.compareAndSet(0, KILLED);
            end();
            return true;
        }
    }
}
