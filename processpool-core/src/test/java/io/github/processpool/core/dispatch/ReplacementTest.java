package io.github.processpool.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.core.InProcessPools;
import io.github.processpool.core.launch.Exit;
import io.github.processpool.core.launch.WorkerLauncher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a worker that was ended does not hold up the one that takes its place. */
class ReplacementTest {
    private static final Semaphore STARTED = new Semaphore(0);
    private static final CountDownLatch TASK_MAY_END = new CountDownLatch(1);

    @AfterAll
    static void endTasks() {
        TASK_MAY_END.countDown();
    }

    static void block() throws InterruptedException {
        STARTED.release();
        TASK_MAY_END.await();
    }

    @ParameterizedTest
    @Timeout(30)
    @ValueSource(ints = {0, 1})
    void aPlaceIsTakenWhileTheProcessThatHadItIsStillGoing(int spareWorkers) throws InterruptedException {
        CountDownLatch processesMayGo = new CountDownLatch(1);
        Pool.Builder builder = InProcessPools.builder(new LingeringLauncher(processesMayGo));
        try (Pool pool = builder.workers(1).spareWorkers(spareWorkers).build()) {
            try {
                AsyncResult<?> endless = pool.runAsync(ReplacementTest::block);
                STARTED.acquire();

                endless.cancel(true);

                assertThat(pool.<Integer, Integer>apply(x -> x + 1, 1)).isEqualTo(2);
                assertThat(pool.stats().restarts()).isEqualTo(1);
            } finally {
                processesMayGo.countDown();
            }
        }
    }

    /** Its workers stop working at once when they are killed, but are long in going. */
    private static final class LingeringLauncher implements WorkerLauncher {
        private final WorkerLauncher workers = InProcessPools.launcher();
        private final CountDownLatch mayGo;

        LingeringLauncher(CountDownLatch mayGo) {
            this.mayGo = mayGo;
        }

        @Override
        public Launched launch(Path directory) throws IOException {
            Launched worker = workers.launch(directory);
            return new Launched() {
                @Override
                public String command() {
                    return worker.command();
                }

                @Override
                public long pid() {
                    return worker.pid();
                }

                @Override
                public OutputStream toWorker() {
                    return worker.toWorker();
                }

                @Override
                public InputStream fromWorker() {
                    return worker.fromWorker();
                }

                @Override
                public InputStream output() {
                    return worker.output();
                }

                @Override
                public boolean exitsWithin(long millis) throws InterruptedException {
                    return mayGo.await(millis, TimeUnit.MILLISECONDS) && worker.exitsWithin(millis);
                }

                @Override
                public int awaitExit() throws InterruptedException {
                    mayGo.await();
                    return worker.awaitExit();
                }

                @Override
                public Exit exit(int code, boolean wasReady, List<String> lastLines) {
                    return worker.exit(code, wasReady, lastLines);
                }

                @Override
                public boolean kill() {
                    return worker.kill();
                }
            };
        }
    }
}
