package io.github.processpool.core.chaos;

import io.github.processpool.EncodingException;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.TaskFailedException;
import io.github.processpool.TaskTimeoutException;
import io.github.processpool.WorkerCrashedException;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Judges every outcome: a result must be the item's own; a failure is right only where the item's fate, or what was done
 * to its worker, explains it, and with the type and the index that say so.
 */
final class Model {
    private final Register register;
    private final Totals totals;

    Model(Register register, Totals totals) {
        this.register = register;
        this.totals = totals;
    }

    /** An item has a result; null where the way of calling gives none. */
    void succeeded(Call call, int index, Object result) {
        Item item = call.item(index);
        if (!item.answer().equals(result)) {
            totals.violation(call + ": " + item + " has the result " + result);
        }
        endedWell(call, index);
    }

    /** An item has succeeded, and there is no result to see. */
    void endedWell(Call call, int index) {
        Item item = call.item(index);
        boolean mayEndWell = Fate.HARMLESS.contains(item.fate()) || item.fate() == Fate.EXITS_ONCE;
        if (!mayEndWell) {
            totals.violation(call + ": " + item + " ended well");
        }
        outcome(call, item, "results", true);
    }

    /** An item was cancelled, or its outcome was not reported; it may have run. */
    void untold(Call call, int index) {
        outcome(call, call.item(index), "untold", false);
    }

    /** An item of a call that failed with those of other items: it has run. */
    void ranUnseen(Call call, int index) {
        outcome(call, call.item(index), "unseen", true);
    }

    /** An item has failed; the failure names it by {@code expectedIndex}. */
    void failed(Call call, int index, Throwable error, int expectedIndex) {
        Item item = call.item(index);
        boolean right = error instanceof ProcessPoolException failure
                && failure.index() == expectedIndex
                && isExplained(call, item, failure);
        if (!right) {
            totals.violation(call + ": " + item + " at " + index + " failed with " + trace(error));
        }
        boolean ran = error instanceof TaskFailedException || error instanceof EncodingException;
        outcome(call, item, error.getClass().getSimpleName(), ran);
    }

    private static boolean isExplained(Call call, Item item, ProcessPoolException failure) {
        if (failure instanceof WorkerCrashedException crash) {
            return call.mayHaveCost(crash.pid(), crash.exitCode());
        } else if (failure instanceof TaskTimeoutException) {
            return call.mayTimeOut(item);
        } else if (failure instanceof TaskFailedException) {
            return isRightCause(item, failure.getCause());
        }
        return failure instanceof EncodingException && item.fate() == Fate.UNENCODABLE;
    }

    private static boolean isRightCause(Item item, Throwable cause) {
        return item.fate() == Fate.RUNS_OUT_OF_MEMORY
                ? cause instanceof OutOfMemoryError
                : Fate.FAILING.contains(item.fate())
                        && cause instanceof IllegalStateException
                        && Deeds.complaint(item).equals(cause.getMessage());
    }

    private void outcome(Call call, Item item, String kind, boolean mustHaveRun) {
        totals.outcome(kind);
        register.told(item, mustHaveRun, 1 + call.retries());
    }

    static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
