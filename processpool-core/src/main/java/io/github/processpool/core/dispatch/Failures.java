package io.github.processpool.core.dispatch;

import io.github.processpool.EncodingException;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.TaskFailedException;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.WorkerCrashedException;
import io.github.processpool.core.supervise.PoolLog;
import io.github.processpool.core.supervise.WorkerEnd;
import io.github.processpool.core.supervise.WorkerHandle;
import io.github.processpool.core.wire.OutOfMemory;
import io.github.processpool.core.wire.TimeText;
import java.time.Duration;
import java.util.Objects;

/** Puts into words what happened, to which task, in which worker, and what to do. */
final class Failures {
    private final String poolName;

    Failures(String poolName) {
        this.poolName = poolName;
    }

    ProcessPoolException threw(ChunkItems items, long item, WorkerHandle worker, Throwable error) {
        return new TaskFailedException(
                task(items, item) + " threw " + PoolLog.describe(error) + " in " + worker
                        + "; the cause has the worker's stack trace",
                error,
                items.indexOf(item));
    }

    ProcessPoolException encoding(ChunkItems items, long item, EncodingException error) {
        return new EncodingException(task(items, item) + ": " + error.getMessage(), error, items.indexOf(item));
    }

    ProcessPoolException crashed(ChunkItems items, long item, WorkerHandle worker, WorkerEnd end) {
        String message = task(items, item) + " was lost with " + worker + ", which ended with " + how(end) + ": "
                + end.cause() + "." + lastOutput(end)
                + " It may have run in part; Pool.withRetries(n) runs such items again.";
        return new WorkerCrashedException(
                message, end.pid(), end.exitCode(), end.signal(), end.stderrTail(), items.indexOf(item));
    }

    ProcessPoolException timedOut(ChunkItems items, long item, WorkerHandle worker) {
        Duration limit = Objects.requireNonNull(items.timeout());
        return new TaskTimeoutException(
                task(items, item) + " ran longer than its limit of " + TimeText.of(limit) + " in " + worker
                        + ", which was ended and replaced; raise the limit, or make the task shorter",
                limit,
                items.indexOf(item));
    }

    /** What is nobody's fault but this JVM's, or the pool's. */
    ProcessPoolException failedHere(ChunkItems items, Throwable why) {
        String call = items.function().describe() + " in " + poolName;
        OutOfMemoryError shortage = OutOfMemory.in(why);
        return shortage != null
                ? outOfMemory(call, shortage)
                : new ProcessPoolException(
                        call + " failed as a whole: this JVM could not process messages of workers ("
                                + PoolLog.describe(why) + "); the cause says where",
                        why);
    }

    static ProcessPoolException outOfMemory(String call, OutOfMemoryError error) {
        return new ProcessPoolException(
                call + " failed as a whole: this JVM has run out of memory (" + error.getMessage()
                        + "). The pool continues. Give the application more memory (-Xmx), let tasks return less, or take"
                        + " results one by one with Pool.imap",
                error);
    }

    String lostWorker(WorkerHandle worker, WorkerEnd end, int items) {
        String ended = how(end) + ": " + end.cause() + "; it is replaced";
        return (items == 0
                        ? worker + " ended with " + ended + ", and no task was lost."
                        : items + (items == 1 ? " task was lost with " : " tasks were lost with ") + worker
                                + ", which ended with " + ended + ".")
                + lastOutput(end);
    }

    private static String how(WorkerEnd end) {
        return "exit code " + end.exitCode() + (end.signal() == null ? "" : " (" + end.signal() + ")");
    }

    private static String lastOutput(WorkerEnd end) {
        return end.outputWithoutCrash().isEmpty() ? "" : " Its last output:" + end.shownTail() + System.lineSeparator();
    }

    private String task(ChunkItems items, long item) {
        int index = items.indexOf(item);
        String place = index < 0 ? "" : " (item " + index + ")";
        return items.function().describe() + place + " in " + poolName;
    }
}
