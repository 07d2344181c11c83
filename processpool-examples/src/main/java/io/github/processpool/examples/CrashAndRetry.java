package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.TaskFailedException;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedLong;

/** Retries a task whose worker has ended. A task that throws is not retried: the exception is its answer. */
final class CrashAndRetry {
    private CrashAndRetry() {}

    /** Ends its process the first time. */
    static String work(SharedLong tries) {
        long thisTry = tries.addAndGet(1);
        if (thisTry == 1) {
            Runtime.getRuntime().halt(7);
        }
        return "done at try " + thisTry;
    }

    static int parse(String text, SharedLong tries) {
        tries.addAndGet(1);
        return Integer.parseInt(text);
    }

    static void run(Run run) {
        try (Manager manager = Manager.create();
                Pool pool = Pool.create(run.workers().orElse(2))) {
            SharedLong plain = manager.counter(0);
            try {
                pool.apply(() -> work(plain));
                run.check("the worker ends", false);
            } catch (WorkerCrashedException e) {
                run.say("without retries: exit code %d, and its message says how to retry it", e.exitCode());
                run.check("the failure has the exit code", e.exitCode() == 7);
                run.check("it was tried once", plain.get() == 1);
            }

            Pool persistent = pool.withRetries(2);
            SharedLong retried = manager.counter(0);
            String result = persistent.apply(() -> work(retried));
            run.say("with two retries: %s", result);
            run.check("the second try had the result", result.equals("done at try 2"));

            SharedLong thrown = manager.counter(0);
            try {
                persistent.apply(() -> parse("seven", thrown));
                run.check("the task throws", false);
            } catch (TaskFailedException e) {
                run.say("a task that throws, with two retries: it was tried %d time", thrown.get());
                run.check("an exception is not tried again", thrown.get() == 1);
            }
        }
    }
}
