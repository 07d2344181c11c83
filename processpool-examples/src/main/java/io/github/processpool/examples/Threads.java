package io.github.processpool.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The other half of the comparisons: runs tasks on threads of this program, where a pool would use its workers. */
final class Threads {
    private Threads() {}

    interface Task {
        void run() throws Exception;
    }

    /** Returns why a task does not want to be run on a thread of this program, if it does not. */
    static Optional<String> refusal(Task task) throws InterruptedException, ExecutionException {
        try {
            run(task);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnsupportedOperationException refusal) {
                return Optional.ofNullable(refusal.getMessage());
            }
            throw e;
        }
    }

    /** Runs each task on a thread of its own, all at the same time, and waits until all have ended. */
    static void run(Task... tasks) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.length);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Task task : tasks) {
                running.add(threads.submit(() -> {
                    task.run();
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
