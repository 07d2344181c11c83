package io.github.processpool.core.dispatch;

import io.github.processpool.EncodingException;
import io.github.processpool.Outcome;
import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.codec.ValuesEncoder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One function over a list of items, all results collected in the order of the items. An item's slot holds first its
 * arguments, then its result or its failure; a slot is written by the one thread that brings the item's answer, and read
 * by the one that brings the last. The list of slots becomes the list of results: a large one is worth no copy.
 */
final class ListSubmission<R> extends Submission implements ItemsEncoder.Source {
    private final Arguments arguments;
    private final ItemsEncoder encoder;
    private final @Nullable FirstFailures failures; // null if the call returns an outcome for each item
    private final PendingResult<List<R>> result;
    private final ProgressReports progress;
    private final AtomicInteger missing;
    private volatile @Nullable List<@Nullable Object> slots; // null once all of it was given up

    /**
     * Takes over the list {@code items}, whose elements may be set by several threads at once. The results are of the
     * items, or, if the call is {@code settled}, the {@link Outcome}s of the items.
     */
    ListSubmission(
            EncodedFunction function,
            CallSettings settings,
            List<@Nullable Object> items,
            Arguments arguments,
            boolean settled,
            PendingResult<List<R>> result,
            ProgressReports progress) {
        super(function, function.newResultTypes(), settings);
        slots = items;
        this.arguments = arguments;
        encoder = new ItemsEncoder(function, resultTypes(), arguments, this);
        failures = settled ? null : new FirstFailures();
        this.result = result;
        this.progress = progress;
        missing = new AtomicInteger(items.size());
    }

    @Override
    public @Nullable Object argument(long item) {
        return slots().get((int) item);
    }

    /** An item of a call that has ended must not be sent: its slot may hold anything. */
    private List<@Nullable Object> slots() {
        List<@Nullable Object> present = slots;
        if (present == null) {
            throw new EncodingException("the call has ended");
        }
        return present;
    }

    @Override
    public EncodedItems encode(long first, int count) {
        EncodedItems numbers = arguments == Arguments.ONE ? encodeNumbers(first, count) : null;
        return numbers == null ? encoder.encode(first, count) : numbers;
    }

    /** Returns null where the items are not numbers that the function takes. */
    private @Nullable EncodedItems encodeNumbers(long first, int count) {
        int most = Math.min(count, EncodedItems.ENOUGH_BYTES / Long.BYTES);
        try {
            List<@Nullable Object> items = slots();
            function().checkArgument(0, items.get((int) first), "argument"); // and so all others of its class
            EncodedValues numbers = ValuesEncoder.encodeNumbers(items, (int) first, most);
            return numbers == null ? null : new EncodedItems(numbers, most, null);
        } catch (Throwable e) {
            return null; // whatever it is, it is told of the item that it concerns, when that is encoded
        }
    }

    @Override
    public void succeeded(long item, @Nullable Object value) {
        answer(item, slotOf(value), false);
    }

    @Override
    public void succeeded(long first, List<@Nullable Object> results) {
        List<@Nullable Object> present = slots;
        if (present == null) {
            return;
        }
        for (int i = 0; i < results.size(); i++) {
            present.set((int) first + i, slotOf(results.get(i)));
            progress.answered(false);
        }
        answered(present, results.size());
    }

    /** After a failure no result is of any use. */
    @SuppressWarnings("NullAway") // the function's own result, which may be null
    private @Nullable Object slotOf(@Nullable Object value) {
        if (failures == null) {
            return new Outcome.Success<>(value);
        }
        return failures.isEmpty() ? value : null;
    }

    @Override
    public void failed(long item, ProcessPoolException error) {
        if (failures == null) {
            answer(item, new Outcome.Failure<>(error), true);
        } else {
            failures.add(error);
            answer(item, null, true);
        }
    }

    private void answer(long item, @Nullable Object answer, boolean failed) {
        List<@Nullable Object> present = slots;
        if (present == null) {
            return;
        }
        present.set((int) item, answer);
        progress.answered(failed);
        answered(present, 1);
    }

    private void answered(List<@Nullable Object> present, int items) {
        if (missing.addAndGet(-items) == 0) {
            end(present);
        }
    }

    /** Completes the call with the list of results, or with the failure that has the lowest index. */
    @SuppressWarnings("unchecked") // the function's own results, or their outcomes
    private void end(List<@Nullable Object> present) {
        ProcessPoolException failure = failures == null ? null : failures.toThrow();
        if (failure == null) {
            result.complete((List<R>) present);
        } else {
            result.fail(failure);
        }
    }

    /** Ends a call without items. */
    void endEmpty() {
        progress.ended();
        end(slots());
    }

    @Override
    void abort(ProcessPoolException error) {
        result.fail(error);
    }

    @Override
    void abort(MemoryShortage shortage) {
        result.fail(shortage);
    }

    @Override
    void giveUp(MemoryShortage shortage) {
        slots = null;
    }

    @Override
    long heldBytes() {
        return slots == null || isDone() ? 0 : receivedBytes;
    }

    @Override
    public boolean shrink() {
        return failures != null && failures.keepOne();
    }

    @Override
    public boolean isDone() {
        return result.isDone();
    }

    @Override
    public int indexOf(long item) {
        return (int) item;
    }
}
