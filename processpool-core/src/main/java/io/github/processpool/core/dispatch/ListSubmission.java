package io.github.processpool.core.dispatch;

import io.github.processpool.Outcome;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.codec.ValuesEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One function over a list of items, all results collected in the order of the items. An item's slot holds first its
 * arguments, then its result or its failure; a slot is written by the one thread that brings the item's answer, and read
 * by the one that brings the last.
 */
final class ListSubmission<R> extends Submission {
    private final @Nullable Object[] slots;
    private final Arguments arguments;
    private final Ending<R> ending;
    private final PendingResult<R> result;
    private final ProgressReports progress;
    private final AtomicInteger missing;

    /** What becomes of the slots when all are answered: the result of the call. */
    interface Ending<R> {
        /** Completes the result. A slot with a {@link ProcessPoolException} is a failed item. */
        void end(@Nullable Object[] slots, PendingResult<R> result);
    }

    ListSubmission(
            EncodedFunction function,
            CallSettings settings,
            @Nullable Object[] items,
            Arguments arguments,
            Ending<R> ending,
            PendingResult<R> result,
            ProgressReports progress) {
        super(function, function.resultTypes(), settings);
        slots = items;
        this.arguments = arguments;
        this.ending = ending;
        this.result = result;
        this.progress = progress;
        missing = new AtomicInteger(items.length);
    }

    @Override
    void encode(long item, ValuesEncoder into) {
        arguments.encode(function(), slots[(int) item], into);
    }

    @Override
    boolean fits(long item, ValuesEncoder encoder) {
        return arguments.fits(slots[(int) item], encoder);
    }

    @Override
    void succeeded(long item, @Nullable Object value) {
        answer(item, value, false);
    }

    @Override
    void succeeded(long first, List<@Nullable Object> results) {
        for (int i = 0; i < results.size(); i++) {
            slots[(int) first + i] = results.get(i);
            progress.answered(false);
        }
        answered(results.size());
    }

    @Override
    void failed(long item, ProcessPoolException error) {
        answer(item, new Failed(error), true);
    }

    private void answer(long item, @Nullable Object answer, boolean failed) {
        slots[(int) item] = answer;
        progress.answered(failed);
        answered(1);
    }

    private void answered(int items) {
        if (missing.addAndGet(-items) == 0) {
            ending.end(slots, result);
        }
    }

    /** Ends a call without items. */
    void endEmpty() {
        progress.ended();
        ending.end(slots, result);
    }

    @Override
    void abort(ProcessPoolException error) {
        result.fail(error);
    }

    @Override
    boolean isDone() {
        return result.isDone();
    }

    @Override
    int indexOf(long item) {
        return (int) item;
    }

    /** Tells a failure from an exception that a task returned as its result. */
    private record Failed(ProcessPoolException error) {}

    /** The list of results, or the first failure with the others suppressed in it. */
    @SuppressWarnings("unchecked") // the function's own results
    static <R> void endWithList(@Nullable Object[] slots, PendingResult<List<R>> result) {
        ProcessPoolException first = null;
        for (Object slot : slots) {
            if (slot instanceof Failed failed) {
                if (first == null) {
                    first = failed.error;
                } else {
                    first.addSuppressed(failed.error);
                }
            }
        }
        if (first == null) {
            result.complete(new ArrayList<>((List<R>) Arrays.asList(slots)));
        } else {
            result.fail(first);
        }
    }

    /** Each item's own outcome. */
    @SuppressWarnings("unchecked") // the function's own results
    static <R> void endWithOutcomes(@Nullable Object[] slots, PendingResult<List<Outcome<R>>> result) {
        List<Outcome<R>> outcomes = new ArrayList<>(slots.length);
        for (Object slot : slots) {
            outcomes.add(
                    slot instanceof Failed failed
                            ? new Outcome.Failure<>(failed.error)
                            : new Outcome.Success<>((R) slot));
        }
        result.complete(outcomes);
    }
}
