package io.github.processpool.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks on threads of this program, to compare them with the workers of a pool. */
final class Threads {
    private Threads() {}

    interface Task {
        void run() throws Exception;
    }

    /** Returns why a task refuses to run on a thread of this program, if it does. */
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
