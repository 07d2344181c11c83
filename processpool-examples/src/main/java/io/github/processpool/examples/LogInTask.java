package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.Worker;
import io.github.processpool.WorkerOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tasks that log problems with the id of their worker, and a program that gets all lines in one place. */
final class LogInTask {
    private static final Logger LOG = LoggerFactory.getLogger(LogInTask.class);
    private static final List<Integer> ITEMS = List.of(1, 0, 2, 0);

    private LogInTask() {}

    static int divide(int divisor) {
        try {
            return 12 / divisor;
        } catch (ArithmeticException e) {
            LOG.warn("worker {} counts 12 / {} as 0: {}", Worker.current().id(), divisor, e.getMessage());
            return 0;
        }
    }

    static void run(Run run) throws InterruptedException {
        BlockingQueue<WorkerOutput> lines = new LinkedBlockingQueue<>();
        List<WorkerOutput> warnings = new ArrayList<>();
        try (Pool pool = Pool.builder()
                .workers(run.workers().orElse(2))
                .name("dividers")
                .workerOutput(lines::add)
                .build()) {
            List<Integer> quotients = pool.withChunkSize(1).map(LogInTask::divide, ITEMS);
            run.check("every item has a result", quotients.equals(List.of(12, 0, 6, 0)));

            while (warnings.size() < 2) {
                WorkerOutput line = lines.take();
                if (line.line().startsWith("WARN")) {
                    warnings.add(line);
                    run.say("from %s, worker %d: %s", line.poolName(), line.workerId(), line.line());
                }
            }
        }
        run.check(
                "each line has the id of the worker that wrote it",
                warnings.stream().allMatch(line -> line.line().contains("worker " + line.workerId() + " counts")));
    }
}
