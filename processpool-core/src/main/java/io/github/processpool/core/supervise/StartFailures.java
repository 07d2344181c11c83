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
 * Counts starts that fail, and decides when to try again and when to give up: a start that fails always would otherwise
 * be tried for ever. A worker that ends without having been given anything to do, soon after it was ready, is as good as
 * one that failed to start, and costs a pause too. Counting is not thread-safe.
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
    private long firstNanos; // when the first of them was, as nanoTime has it
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

    /** A signal to the process group ends all workers that are starting, which is one failure. */
    void endedByRequest(long now) {
        if (endedByRequest == 0 || now - lastRequestNanos > SAME_SIGNAL_NANOS) {
            endedByRequest++;
            lastRequestNanos = now;
            failure(now, false);
        }
    }

    /** {@code lackedFiles} if others had removed the worker's files meanwhile: they are made again for the next. */
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
     * Tells whether to give up. If the JVM refuses its options, it would refuse them again: a pool that never worked is not
     * given another try.
     */
    boolean isHopeless(long now, WorkerEnd end) {
        return tooMany(now) || (!everWorked && end.exit().refusesOptions());
    }

    /** A pool that has worked gets longer: what it needs to start may be about to come back. */
    boolean tooMany(long now) {
        return everWorked
                ? inARow >= TRIES_ONCE_WORKED && now - firstNanos >= PATIENCE_ONCE_WORKED_NANOS
                : inARow >= TRIES;
    }

    /** Returns how long to wait before the next start. */
    long pauseMillis() {
        return pauseMillis(inARow);
    }

    /** Notes that a worker ended early, and returns how long to wait before the next start: the first may be chance. */
    long endedEarly(long now) {
        earlyEnds = earlyEnds > 0 && now - lastEarlyEndNanos > FORGOTTEN_NANOS ? 1 : earlyEnds + 1;
        lastEarlyEndNanos = now;
        return earlyEnds == 1 ? 0 : pauseMillis(earlyEnds);
    }

    /** Notes that a worker ended that had lived for a while, or worked: those before it were chance. Returns no pause. */
    long endedLate() {
        earlyEnds = 0;
        return 0;
    }

    private static long pauseMillis(int failures) {
        return Math.min(FIRST_PAUSE_MILLIS << Math.min(failures, 10), LONGEST_PAUSE_MILLIS);
    }

    /** What happened to a worker, in words that are to follow its name. */
    record Story(String poolName, String text, @Nullable Throwable cause) {
        WorkerStartException asException() {
            return new WorkerStartException("a worker of " + poolName + text, cause);
        }

        /** The log names the pool itself. */
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
            return e; // a worker is not trusted to say what can be understood
        }
    }

    private static String lastOutput(WorkerEnd end) {
        List<String> lines = end.outputWithoutCrash();
        if (lines.isEmpty()) {
            return ". It printed nothing.";
        }
        return ". The last that it printed:" + end.shownTail();
    }
}
