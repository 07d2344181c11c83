package io.github.processpool.core.supervise;

import io.github.processpool.WorkerStartException;
import io.github.processpool.core.supervise.WorkerLauncher.Launched;
import io.github.processpool.core.wire.Payload;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts starts that fail, and decides when to try again and when to give up: a start that fails always would otherwise
 * be tried for ever. Counting is done under the supervisor's lock.
 */
final class StartFailures {
    private static final int TRIES = 3;
    private static final int TRIES_ONCE_WORKED = 6;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final String poolName;
    private final Function<Payload, Throwable> errorDecoder;
    private int inARow;
    private boolean everWorked;

    /** {@code errorDecoder} rebuilds what an initializer threw. */
    StartFailures(String poolName, Function<Payload, Throwable> errorDecoder) {
        this.poolName = poolName;
        this.errorDecoder = errorDecoder;
    }

    void success() {
        inARow = 0;
        everWorked = true;
    }

    void failure() {
        inARow++;
    }

    boolean tooMany() {
        return inARow >= (everWorked ? TRIES_ONCE_WORKED : TRIES);
    }

    long pauseMillis() {
        return Math.min(FIRST_PAUSE_MILLIS << Math.min(inARow, 10), LONGEST_PAUSE_MILLIS);
    }

    WorkerStartException describe(WorkerProcess worker, WorkerEnd end, @Nullable IOException failure) {
        Throwable cause = failure;
        StringBuilder message = new StringBuilder("a worker of ").append(poolName);
        Payload startError = worker.startError();
        if (startError != null) {
            cause = decode(startError);
            message.append(" failed in its initializer: ").append(PoolLog.describe(cause));
        } else if (failure != null) {
            message.append(" could not be started: ").append(failure.getMessage());
        } else {
            message.append(" ended before it was ready, with exit code ").append(end.exitCode());
            message.append(end.signal() == null ? "" : " (" + end.signal() + ")");
            message.append(": ").append(cause(end));
        }
        Launched launched = worker.launched();
        if (launched != null) {
            message.append(". Its command line: ").append(WorkerCommand.show(launched.command()));
        }
        return new WorkerStartException(message.append(lastOutput(end)).toString(), cause);
    }

    private static String cause(WorkerEnd end) {
        return end.intended() || end.signal() != null
                ? end.cause()
                : "the JVM could not start as it was told to, or its initializer ended it";
    }

    private Throwable decode(Payload startError) {
        try {
            return errorDecoder.apply(startError);
        } catch (RuntimeException | Error e) {
            return e; // a worker is not trusted to say what can be understood
        }
    }

    private static String lastOutput(WorkerEnd end) {
        if (end.stderrTail().isEmpty()) {
            return ". It printed nothing.";
        }
        String newLine = System.lineSeparator() + "  ";
        return ". The last that it printed:" + newLine + String.join(newLine, end.stderrTail());
    }
}
