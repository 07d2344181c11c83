package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks a future for the outcome of its task, with the same code for a thread pool and a process pool. */
final class FailureFutures {
    private FailureFutures() {}

    static int parse(String text) {
        return Integer.parseInt(text);
    }

    /** Returns the outcome of a task. The cause of the pool's exception is the task's own. */
    static String tell(Future<Integer> future) throws InterruptedException {
        try {
            return "returned " + future.get();
        } catch (ExecutionException e) {
            Throwable thrown = e;
            while (thrown.getCause() != null) {
                thrown = thrown.getCause();
            }
            return "threw " + thrown.getClass().getSimpleName();
        }
    }

    static void run(Run run) throws Exception {
        List<String> expected = List.of("returned 12", "threw NumberFormatException");
        List<String> onThreads = onThreads();
        run.say("threads:   12 %s, twelve %s", onThreads.get(0), onThreads.get(1));
        run.check("futures of threads have both outcomes", onThreads.equals(expected));

        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            AsyncResult<Integer> good = pool.applyAsync(FailureFutures::parse, "12");
            AsyncResult<Integer> bad = pool.applyAsync(FailureFutures::parse, "twelve");
            List<String> onProcesses = List.of(tell(good), tell(bad));
            run.say("processes: 12 %s, twelve %s", onProcesses.get(0), onProcesses.get(1));
            run.check("futures of processes have both outcomes", onProcesses.equals(expected));

            run.check("await waits, and throws nothing", bad.await(Duration.ofSeconds(30)));
            run.check("isSuccessful distinguishes them", good.isSuccessful() && !bad.isSuccessful());
            int instead = bad.toCompletableFuture().exceptionally(failure -> 0).join();
            run.check("a CompletableFuture replaces the failure", instead == 0);
        }
    }

    private static List<String> onThreads() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> good = threads.submit(() -> parse("12"));
            Future<Integer> bad = threads.submit(() -> parse("twelve"));
            return List.of(tell(good), tell(bad));
        } finally {
            threads.shutdown();
        }
    }
}
