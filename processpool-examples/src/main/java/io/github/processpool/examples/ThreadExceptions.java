package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.TaskFailedException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The exception of a thread is not thrown by {@code join}, neither in Java nor in Python. Exceptions of tasks reach the
 * caller.
 */
final class ThreadExceptions {
    private ThreadExceptions() {}

    static Object fail() {
        throw new IllegalStateException("on purpose");
    }

    static void run(Run run) throws Exception {
        bareThread(run);
        threadPool(run);
        try (Pool pool = Pool.create(run.workers().orElse(1))) {
            pool.apply(ThreadExceptions::fail);
            run.check("apply throws", false);
        } catch (TaskFailedException e) {
            run.say("worker:      apply threw a %s", e.getClass().getSimpleName());
            run.check("a task's exception is the cause of what apply throws", isOurs(e.getCause()));
        }
    }

    private static void bareThread(Run run) throws InterruptedException {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        Thread thread = new Thread(ThreadExceptions::fail);
        thread.setUncaughtExceptionHandler((failed, exception) -> uncaught.set(exception));
        thread.start();
        thread.join(); // returns as if all were well
        run.say(
                "bare thread: join returned; only the handler of uncaught exceptions knows of: %s",
                String.valueOf(uncaught.get()));
        run.check("a thread's exception goes to its handler", isOurs(uncaught.get()));
    }

    private static void threadPool(Run run) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            threads.submit(ThreadExceptions::fail).get();
            run.check("get throws", false);
        } catch (ExecutionException e) {
            run.say("thread pool: get threw an %s", e.getClass().getSimpleName());
            run.check("a future's exception is the cause of what get throws", isOurs(e.getCause()));
        } finally {
            threads.shutdown();
        }
    }

    private static boolean isOurs(@Nullable Throwable exception) {
        return exception instanceof IllegalStateException && "on purpose".equals(exception.getMessage());
    }
}
