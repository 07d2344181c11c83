package io.github.processpool.examples;

import io.github.processpool.Pool;
import io.github.processpool.TaskFailedException;
import java.util.List;
import java.util.Objects;

/** The call throws the exception of its task as a cause, with the stack trace that it had in the worker. */
final class CatchInCaller {
    private CatchInCaller() {}

    static int divide(int divisor) {
        return 60 / divisor;
    }

    static void run(Run run) {
        try (Pool pool = Pool.create(run.workers().orElse(2))) {
            single(run, pool);
            many(run, pool);
            run.check("the pool continues", pool.apply(CatchInCaller::divide, 12) == 5);
            run.check("no worker was lost", pool.stats().restarts() == 0);
        }
    }

    private static void single(Run run, Pool pool) {
        try {
            pool.apply(CatchInCaller::divide, 0);
            run.check("apply throws", false);
        } catch (TaskFailedException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            run.say("apply threw %s", String.valueOf(e.getMessage()));
            run.say("its cause is %s, thrown in %s", cause, where(cause));
            run.check("the cause is the task's exception", cause instanceof ArithmeticException);
            run.check("its stack trace names the method", where(cause).equals("divide"));
        }
    }

    private static void many(Run run, Pool pool) {
        try {
            pool.map(CatchInCaller::divide, List.of(1, 0, 3, 0));
            run.check("map throws", false);
        } catch (TaskFailedException e) {
            run.say("map threw the failure of item %d, with %d more in it", e.index(), e.getSuppressed().length);
            run.check("the first failure is thrown", e.index() == 1);
            run.check("the other one is suppressed in it", e.getSuppressed().length == 1);
        }
    }

    private static String where(Throwable thrown) {
        return thrown.getStackTrace()[0].getMethodName();
    }
}
