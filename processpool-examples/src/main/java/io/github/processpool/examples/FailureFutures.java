package io.github.processpool.examples;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks a future what became of its task: the same code for one of a thread pool and one of a process pool. */
final class FailureFutures {
    private FailureFutures() {}

    static int parse(String text) {
        return Integer.parseInt(text);
    }

    /** Tells what became of a task. The pool's own exception has what the task threw as its cause. */
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
        run.check("futures of threads tell both", onThreads.equals(expected));

        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            AsyncResult<Integer> good = pool.applyAsync(FailureFutures::parse, "12");
            AsyncResult<Integer> bad = pool.applyAsync(FailureFutures::parse, "twelve");
            List<String> onProcesses = List.of(tell(good), tell(bad));
            run.say("processes: 12 %s, twelve %s", onProcesses.get(0), onProcesses.get(1));
            run.check("futures of processes tell both", onProcesses.equals(expected));

            run.check("await waits, and throws nothing", bad.await(Duration.ofSeconds(30)));
            run.check("isSuccessful tells them apart", good.isSuccessful() && !bad.isSuccessful());
            int instead = bad.toCompletableFuture().exceptionally(failure -> 0).join();
            run.check("a CompletableFuture puts something else in the place of the failure", instead == 0);
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
