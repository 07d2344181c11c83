package io.github.processpool.core.chaos;

import io.github.processpool.AsyncResult;
import io.github.processpool.Pool;
import io.github.processpool.ProcessPoolException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The ways of calling one item at a time, and what each tells the model. */
final class SingleWays {
    private static final int NO_INDEX = -1;

    private final Model model;

    SingleWays(Model model) {
        this.model = model;
    }

    private interface Attempt {
        Object run() throws Exception;
    }

    private void each(Call call, int index, Attempt attempt) throws Exception {
        try {
            model.succeeded(call, index, attempt.run());
        } catch (ProcessPoolException e) {
            model.failed(call, index, e, NO_INDEX);
        } catch (ExecutionException | CompletionException e) {
            model.failed(call, index, e.getCause(), NO_INDEX);
        }
    }

    void apply(Call call, Pool view) throws Exception {
        for (int i = 0; i < call.size(); i++) {
            Item item = call.item(i);
            each(call, i, () -> view.<Item, Object>apply(Deeds::perform, item));
        }
    }

    void applyTwo(Call call, Pool view) throws Exception {
        for (int i = 0; i < call.size(); i++) {
            Item item = call.item(i);
            each(call, i, () -> view.<Item, Integer, Object>apply(Deeds::performWith, item, item.size()));
        }
    }

    /** The item travels inside the lambda. */
    void applyCapturing(Call call, Pool view) throws Exception {
        for (int i = 0; i < call.size(); i++) {
            Item item = call.item(i);
            each(call, i, () -> view.<Object>apply(() -> Deeds.perform(item)));
        }
    }

    void run(Call call, Pool view) {
        for (int i = 0; i < call.size(); i++) {
            Item item = call.item(i);
            try {
                view.run(() -> Deeds.performQuietly(item));
                model.endedWell(call, i);
            } catch (ProcessPoolException e) {
                model.failed(call, i, e, NO_INDEX);
            }
        }
    }

    /** All at once, and then one after the other. */
    void applyAsync(Call call, Pool view) throws Exception {
        List<AsyncResult<Object>> results = submitAll(call, view);
        for (int i = 0; i < results.size(); i++) {
            each(call, i, results.get(i)::get);
        }
    }

    void completableFuture(Call call, Pool view) throws Exception {
        List<AsyncResult<Object>> results = submitAll(call, view);
        for (int i = 0; i < results.size(); i++) {
            each(call, i, results.get(i).toCompletableFuture()::join);
        }
    }

    private static List<AsyncResult<Object>> submitAll(Call call, Pool view) {
        List<AsyncResult<Object>> results = new ArrayList<>();
        for (Item item : call.items()) {
            results.add(view.applyAsync(Deeds::perform, item));
        }
        return results;
    }
}
