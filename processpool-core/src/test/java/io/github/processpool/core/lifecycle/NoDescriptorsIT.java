package io.github.processpool.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.WorkerStartException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application without file descriptors: its class path is one of folders, too, so that it can load no class either. */
class NoDescriptorsIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Says what came of each way in which a worker is to be ended. */
    static final class Application {
        public static void main(String[] args) throws Exception {
            Journal started = Journal.in(Path.of(args[0]));
            Pool pool = Pool.create(3);
            warmUp(pool);
            AsyncResult<Long> slow = pool.withTimeout(Duration.ofSeconds(2)).applyAsync(() -> Jobs.never(started));
            AsyncResult<Long> unwanted = pool.applyAsync(() -> Jobs.never(started));
            AsyncResult<Long> last = pool.applyAsync(() -> Jobs.never(started));
            List<Long> pids = started.awaitPids(3);
            List<InputStream> open = takeAllDescriptors();
            System.out.println("cancelled " + unwanted.cancel(true));
            System.out.println("over time " + slow.await(LONG));
            pool.terminate();
            System.out.println("ended " + pool.awaitTermination(LONG) + " " + last.isDone());
            for (InputStream stream : open) {
                stream.close();
            }
            System.out.println(
                    "running " + pids.stream().filter(Processes::isRunning).count());
            System.exit(0);
        }

        /** A while after its start a pool has loaded what it needs to end workers. */
        private static void warmUp(Pool pool) throws InterruptedException {
            int nine = pool.apply(Jobs::square, 3);
            Thread.sleep(3_000);
            if (nine != 9) {
                throw new IllegalStateException();
            }
        }

        private static List<InputStream> takeAllDescriptors() {
            List<InputStream> all = new ArrayList<>();
            try {
                while (true) {
                    all.add(new FileInputStream("/dev/null"));
                }
            } catch (IOException e) {
                return all;
            }
        }
    }

    @Tag("slow")
    @Test
    void limitsCancelAndTerminateEndWorkersAllTheSame(@TempDir Path dir) throws Exception {
        try (Program application = Program.startWithFewDescriptors(Application.class, dir, dir.toString())) {
            int exitCode = application.exitCode();

            assertThat(application.output())
                    .contains("cancelled true", "over time true", "ended true true", "running 0")
                    .contains("no file descriptors left");
            assertThat(exitCode).isZero();
        }
    }

    /** Starts a worker where there are descriptors for the pool's files, and too few for a process. */
    static final class Starting {
        private static final int LEFT = 5;

        private Starting() {}

        public static void main(String[] args) throws IOException {
            try (Pool warm = Pool.create(1)) {
                warm.run(() -> {});
                List<InputStream> all = Application.takeAllDescriptors();
                for (int i = 0; i < LEFT; i++) {
                    all.get(i).close();
                }
                try (Pool late = Pool.create(1)) {
                    late.run(() -> {});
                } catch (WorkerStartException e) {
                    System.out.println("late: " + e.getMessage());
                }
                for (InputStream each : all) {
                    each.close();
                }
                int nine = warm.apply(Jobs::square, 3);
                System.out.println("then " + nine);
            }
        }
    }

    @Test
    void noProcessIsBegunForWhichThereAreTooFew(@TempDir Path dir) throws Exception {
        try (Program application = Program.startWithFewDescriptors(Starting.class, dir)) {
            assertThat(application.exitCode()).as(application.output()).isZero();
            assertThat(application.output())
                    .contains("Too many open files: a start takes up to 16", "close files and connections", "then 9")
                    .doesNotContain("Cannot run program");
        }
    }
}
