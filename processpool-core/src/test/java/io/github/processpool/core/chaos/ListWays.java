package io.github.processpool.core.chaos;

import io.github.processpool.AsyncResult;
import io.github.processpool.Outcome;
import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The ways of calling that give one list for all items, and what each tells the model. */
final class ListWays {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Model model;
    private final Totals totals;

    ListWays(Model model, Totals totals) {
        this.model = model;
        this.totals = totals;
    }

    void map(Call call, Pool view) {
        try {
            took(call, view.map(Deeds::perform, call.items()));
        } catch (ProcessPoolException e) {
            failed(call, e);
        }
    }

    void starmap(Call call, Pool view) {
        try {
            took(call, view.starmap(Deeds::performWith, pairs(call)));
        } catch (ProcessPoolException e) {
            failed(call, e);
        }
    }

    private static List<Map.Entry<Item, Integer>> pairs(Call call) {
        return call.items().stream().map(item -> Map.entry(item, item.size())).toList();
    }

    void forEach(Call call, Pool view) {
        try {
            view.forEach(Deeds::performQuietly, call.items());
            for (int i = 0; i < call.size(); i++) {
                model.endedWell(call, i);
            }
        } catch (ProcessPoolException e) {
            failed(call, e);
        }
    }

    void mapSettled(Call call, Pool view) {
        List<Outcome<Object>> outcomes = view.mapSettled(Deeds::perform, call.items());
        checkSize(call, outcomes);
        for (int i = 0; i < Math.min(call.size(), outcomes.size()); i++) {
            if (outcomes.get(i) instanceof Outcome.Failure<?> failure) {
                model.failed(call, i, failure.error(), i);
            } else {
                model.succeeded(call, i, outcomes.get(i).orThrow());
            }
        }
    }

    /** With callbacks: exactly one of them may run, once. */
    void mapAsync(Call call, Pool view) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        AtomicInteger callbacks = new AtomicInteger();
        AsyncResult<List<Object>> result = view.<Item, Object>mapAsync(Deeds::perform, call.items())
                .onSuccess(list -> {
                    callbacks.addAndGet(1);
                    told.countDown();
                })
                .onFailure(error -> {
                    callbacks.addAndGet(100);
                    told.countDown();
                });
        boolean succeeded = finish(call, result);
        if (!told.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) || callbacks.get() != (succeeded ? 1 : 100)) {
            totals.violation(call + ": callbacks " + callbacks + ", success " + succeeded);
        }
    }

    void starmapAsync(Call call, Pool view) {
        finish(call, view.starmapAsync(Deeds::performWith, pairs(call)));
    }

    /** Tells the model what came out; true for a success. */
    boolean finish(Call call, AsyncResult<List<Object>> result) {
        try {
            took(call, result.join());
            return true;
        } catch (ProcessPoolException e) {
            failed(call, e);
            return false;
        }
    }

    /** Progress must be reported and rise to the number of items. */
    void withProgress(Call call, Pool view) throws InterruptedException {
        Queue<Progress> told = new ConcurrentLinkedQueue<>();
        CountDownLatch complete = new CountDownLatch(1);
        map(call, view.withProgress(progress -> {
            told.add(progress);
            if (progress.done() == call.size()) {
                complete.countDown();
            }
        }));
        boolean ended = complete.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        List<Long> done = told.stream().map(Progress::done).toList();
        if (!ended || !done.stream().sorted().toList().equals(done)) {
            totals.violation(call + ": the progress was " + told);
        }
    }

    void took(Call call, List<Object> results) {
        checkSize(call, results);
        for (int i = 0; i < Math.min(call.size(), results.size()); i++) {
            model.succeeded(call, i, results.get(i));
        }
    }

    private void checkSize(Call call, List<?> results) {
        if (results.size() != call.size()) {
            totals.violation(call + " has " + results.size() + " results");
        }
    }

    /** The lowest failure carries the next ones, and how many there are more; the items not named have ended somehow. */
    void failed(Call call, ProcessPoolException first) {
        Throwable[] failures = new Throwable[call.size()];
        note(call, first, failures);
        boolean allTold = true;
        for (Throwable other : first.getSuppressed()) {
            if (other.getMessage().contains("more failed")) {
                allTold = false;
            } else if (note(call, other, failures) <= first.index()) {
                totals.violation(call + ": a failure that is not the first was thrown: " + Model.trace(first));
            }
        }
        for (int i = 0; i < failures.length; i++) {
            if (failures[i] != null) {
                model.failed(call, i, failures[i], i);
            } else if (allTold || i < first.index()) {
                model.endedWell(call, i);
            } else {
                model.untold(call, i);
            }
        }
    }

    private int note(Call call, Throwable error, Throwable[] failures) {
        int index = error instanceof ProcessPoolException failure ? failure.index() : -1;
        if (index < 0 || index >= failures.length || failures[index] != null) {
            totals.violation(call + ": a failure of no item, or a second one: " + Model.trace(error));
        } else {
            failures[index] = error;
        }
        return index;
    }
}
