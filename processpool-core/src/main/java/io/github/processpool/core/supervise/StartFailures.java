package io.github.processpool.core.supervise;

import io.github.processpool.WorkerStartException;
import io.github.processpool.core.launch.WorkerLauncher.Launched;
import io.github.processpool.core.wire.Payload;
import io.github.processpool.core.wire.Quote;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed starts, and decides when to try again and when to give up. A worker that ends soon after it was ready,
 * without having been given anything to do, causes a pause too. Counting is not thread-safe.
 */
final class StartFailures {
    private static final int TRIES = 3;
    private static final int TRIES_ONCE_WORKED = 6;
    private static final long PATIENCE_ONCE_WORKED_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int TRIES_WITHOUT_FILES = 50;
    private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long SAME_SIGNAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final String poolName;
    private final Function<Payload, Throwable> errorDecoder;
    private int inARow;
    private long firstNanos; // nanoTime of the first of them
    private int withoutFiles;
    private int earlyEnds;
    private long lastEarlyEndNanos;
    private int endedByRequest;
    private long lastRequestNanos;
    private boolean everWorked;

    /** {@code errorDecoder} rebuilds what an initializer threw. */
    StartFailures(String poolName, Function<Payload, Throwable> errorDecoder) {
        this.poolName = poolName;
        this.errorDecoder = errorDecoder;
    }

    void success() {
        inARow = 0;
        withoutFiles = 0;
        endedByRequest = 0;
        everWorked = true;
    }

    /** Counts one failure for a signal to the process group, which ends all workers that are starting. */
    void endedByRequest(long now) {
        if (endedByRequest == 0 || now - lastRequestNanos > SAME_SIGNAL_NANOS) {
            endedByRequest++;
            lastRequestNanos = now;
            failure(now, false);
        }
    }

    /** {@code lackedFiles} if others had removed files that the worker needed. */
    void failure(long now, boolean lackedFiles) {
        if (lackedFiles && ++withoutFiles <= TRIES_WITHOUT_FILES) {
            return;
        }
        if (inARow == 0) {
            firstNanos = now;
        }
        inARow++;
    }

    /**
     * Tells whether to give up. A JVM that refuses its options would refuse them again, so a pool that never worked does not
     * try again.
     */
    boolean isHopeless(long now, WorkerEnd end) {
        return tooMany(now) || (!everWorked && end.exit().refusesOptions());
    }

    /** A pool that has worked tries for longer: what its workers lack may come back. */
    boolean tooMany(long now) {
        return everWorked
                ? inARow >= TRIES_ONCE_WORKED && now - firstNanos >= PATIENCE_ONCE_WORKED_NANOS
                : inARow >= TRIES;
    }

    /** Returns how long to wait before the next start. */
    long pauseMillis() {
        return pauseMillis(inARow);
    }

    /** Notes that a worker ended early. Returns how long to wait before the next start: not at all after the first one. */
    long endedEarly(long now) {
        earlyEnds = earlyEnds > 0 && now - lastEarlyEndNanos > FORGOTTEN_NANOS ? 1 : earlyEnds + 1;
        lastEarlyEndNanos = now;
        return earlyEnds == 1 ? 0 : pauseMillis(earlyEnds);
    }

    /** Notes that a worker ended that had lived for a while, or worked: early ends are counted anew. Returns no pause. */
    long endedLate() {
        earlyEnds = 0;
        return 0;
    }

    private static long pauseMillis(int failures) {
        return Math.min(FIRST_PAUSE_MILLIS << Math.min(failures, 10), LONGEST_PAUSE_MILLIS);
    }

    /** What happened to a worker. The text follows the worker's name. */
    record Story(String poolName, String text, @Nullable Throwable cause) {
        WorkerStartException asException() {
            return new WorkerStartException("a worker of " + poolName + text, cause);
        }

        /** Leaves out the pool, which the log names. */
        String forTheLog() {
            return "a worker" + text;
        }
    }

    Story describe(FailedStart start) {
        WorkerEnd end = start.end();
        IOException failure = start.failure();
        Throwable cause = failure;
        StringBuilder message = new StringBuilder();
        Payload startError = start.initializerError();
        if (startError != null) {
            cause = decode(startError);
            message.append(" failed in its initializer: ").append(Quote.text(PoolLog.describe(cause)));
        } else if (failure != null) {
            message.append(" could not be started: ")
                    .append(failure.getMessage())
                    .append(advice(failure));
        } else {
            message.append(" ended before it was ready, with exit code ").append(end.exitCode());
            message.append(end.signal() == null ? "" : " (" + end.signal() + ")");
            message.append(": ").append(end.cause());
        }
        Launched process = start.process();
        if (process != null) {
            message.append(". Its command line: ").append(process.command());
        }
        return new Story(poolName, message.append(lastOutput(end)).toString(), cause);
    }

    private static String advice(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("Too many open files")
                ? ". This application has no file descriptors left: close files and connections, or raise the limit (ulimit -n)"
                : "";
    }

    private Throwable decode(Payload startError) {
        try {
            return errorDecoder.apply(startError);
        } catch (RuntimeException | Error e) {
            return e; // what a worker says may make no sense
        }
    }

    private static String lastOutput(WorkerEnd end) {
        List<String> lines = end.outputWithoutCrash();
        if (lines.isEmpty()) {
            return ". It printed nothing.";
        }
        return ". Its last output:" + end.shownTail();
    }
}
