package io.github.processpool.core.chaos;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * Calls that are cancelled or interrupted in the middle, unless they finish before, and what they report to the model.
 */
final class AbortedWays {
    private static final int LONGEST_MILLIS = 60;

    private final Model model;
    private final Totals totals;
    private final ListWays lists;
    private final Random random;

    AbortedWays(Model model, Totals totals, ListWays lists, Random random) {
        this.model = model;
        this.totals = totals;
        this.lists = lists;
        this.random = random;
    }

    void cancel(Call call, Pool view) throws InterruptedException {
        AsyncResult<List<Object>> result = view.mapAsync(Deeds::perform, call.items());
        Thread.sleep(random.nextInt(LONGEST_MILLIS));
        boolean cancelled = result.cancel(random.nextBoolean());
        if (cancelled != result.isCancelled()) {
            totals.violation(call + ": cancel said " + cancelled);
        }
        try {
            lists.finish(call, result);
            if (cancelled) {
                totals.violation(call + " was cancelled and has a result");
            }
        } catch (CancellationException e) {
            if (!cancelled) {
                totals.violation(call + " was not cancelled and says so");
            }
            allUntold(call);
        }
    }

    void interrupt(Call call, Pool view) {
        Thread waiting = Thread.currentThread();
        int delay = random.nextInt(LONGEST_MILLIS);
        CompletableFuture<Void> interrupted = CompletableFuture.runAsync(
                () -> interruptAfter(delay, waiting), body -> new Thread(body, "chaos-interrupter").start());
        try {
            lists.took(call, view.map(Deeds::perform, call.items()));
        } catch (ProcessPoolException e) {
            if (e.getCause() instanceof InterruptedException) {
                checkFlag(call);
                allUntold(call);
            } else {
                lists.failed(call, e);
            }
        } finally {
            interrupted.join(); // which no interrupt can end
            boolean unused = Thread.interrupted(); // from here on there will be none
        }
    }

    private void checkFlag(Call call) {
        if (!Thread.currentThread().isInterrupted()) {
            totals.violation(call + " was interrupted and has not set the flag again");
        }
    }

    private static void interruptAfter(int millis, Thread waiting) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        waiting.interrupt();
    }

    private void allUntold(Call call) {
        for (int i = 0; i < call.size(); i++) {
            model.untold(call, i);
        }
    }
}
