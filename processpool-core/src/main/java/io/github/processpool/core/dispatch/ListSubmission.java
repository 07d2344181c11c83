package io.github.processpool.core.dispatch;

import io.github.processpool.Outcome;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.codec.EncodedValues;
import io.github.processpool.core.codec.ValuesEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One function over a list of items, all results collected in the order of the items. An item's slot holds first its
 * arguments, then its result or its failure; a slot is written by the one thread that brings the item's answer, and read
 * by the one that brings the last. The list of slots becomes the list of results: a large one is worth no copy.
 */
final class ListSubmission<R> extends Submission {
    private final List<@Nullable Object> slots;
    private final Arguments arguments;
    private final Ending<R> ending;
    private final PendingResult<R> result;
    private final ProgressReports progress;
    private final AtomicInteger missing;

    /** What becomes of the slots when all are answered: the result of the call. */
    interface Ending<R> {
        /** Completes the result. A slot with a {@link ProcessPoolException} is a failed item. */
        void end(List<@Nullable Object> slots, PendingResult<R> result);
    }

    /** Takes over the list {@code items}, whose elements may be set by several threads at once. */
    ListSubmission(
            EncodedFunction function,
            CallSettings settings,
            List<@Nullable Object> items,
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
        missing = new AtomicInteger(items.size());
    }

    @Override
    void encode(long item, ValuesEncoder into) {
        arguments.encode(function(), slots.get((int) item), into);
    }

    @Override
    EncodedItems encode(long first, int count) {
        EncodedItems numbers = arguments == Arguments.ONE ? encodeNumbers(first, count) : null;
        return numbers == null ? super.encode(first, count) : numbers;
    }

    /** Returns null where the items are not numbers that the function takes. */
    private @Nullable EncodedItems encodeNumbers(long first, int count) {
        int most = Math.min(count, EncodedItems.ENOUGH_BYTES / Long.BYTES);
        try {
            function().checkArgument(0, slots.get((int) first), "argument"); // and so all others of its class
            EncodedValues numbers = ValuesEncoder.encodeNumbers(slots, (int) first, most);
            return numbers == null ? null : new EncodedItems(numbers, most, null);
        } catch (RuntimeException | Error e) {
            return null; // whatever it is, it is told of the item that it concerns, when that is encoded
        }
    }

    @Override
    boolean fits(long item, ValuesEncoder encoder) {
        return arguments.fits(slots.get((int) item), encoder);
    }

    @Override
    void succeeded(long item, @Nullable Object value) {
        answer(item, value, false);
    }

    @Override
    void succeeded(long first, List<@Nullable Object> results) {
        for (int i = 0; i < results.size(); i++) {
            slots.set((int) first + i, results.get(i));
            progress.answered(false);
        }
        answered(results.size());
    }

    @Override
    void failed(long item, ProcessPoolException error) {
        answer(item, new Failed(error), true);
    }

    private void answer(long item, @Nullable Object answer, boolean failed) {
        slots.set((int) item, answer);
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
    static <R> void endWithList(List<@Nullable Object> slots, PendingResult<List<R>> result) {
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
            result.complete((List<R>) slots);
        } else {
            result.fail(first);
        }
    }

    /** Each item's own outcome. */
    @SuppressWarnings("unchecked") // the function's own results
    static <R> void endWithOutcomes(List<@Nullable Object> slots, PendingResult<List<Outcome<R>>> result) {
        List<Outcome<R>> outcomes = new ArrayList<>(slots.size());
        for (Object slot : slots) {
            outcomes.add(
                    slot instanceof Failed failed
                            ? new Outcome.Failure<>(failed.error)
                            : new Outcome.Success<>((R) slot));
        }
        result.complete(outcomes);
    }
}
