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
    private final Ending<R> ending;
    private final PendingResult<R> result;
    private final ProgressReports progress;
    private final AtomicInteger missing;
    private volatile @Nullable List<@Nullable Object> slots; // null once all of it was given up

    /** What the slots of answered items hold, and what becomes of them when all are answered. */
    interface Ending<R> {
        /** Returns what takes the slot of an item that has a result. */
        @Nullable
        Object succeeded(@Nullable Object result);

        /** Returns what takes the slot of an item that has failed. */
        @Nullable
        Object failed(ProcessPoolException error);

        /** Completes the result. */
        void end(List<@Nullable Object> slots, PendingResult<R> result);

        /** Gives up what the call can do without; false if there is nothing. */
        boolean shrink();
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
        super(function, function.newResultTypes(), settings);
        slots = items;
        this.arguments = arguments;
        encoder = new ItemsEncoder(function, resultTypes(), arguments, this);
        this.ending = ending;
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
        answer(item, ending.succeeded(value), false);
    }

    @Override
    public void succeeded(long first, List<@Nullable Object> results) {
        List<@Nullable Object> present = slots;
        if (present == null) {
            return;
        }
        for (int i = 0; i < results.size(); i++) {
            present.set((int) first + i, ending.succeeded(results.get(i)));
            progress.answered(false);
        }
        answered(present, results.size());
    }

    @Override
    public void failed(long item, ProcessPoolException error) {
        answer(item, ending.failed(error), true);
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
            ending.end(present, result);
        }
    }

    /** Ends a call without items. */
    void endEmpty() {
        progress.ended();
        ending.end(slots(), result);
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
        return ending.shrink();
    }

    @Override
    public boolean isDone() {
        return result.isDone();
    }

    @Override
    public int indexOf(long item) {
        return (int) item;
    }

    /** The list of results; or the failure with the lowest index, and then no result is of any use. */
    static final class Results<R> implements Ending<List<R>> {
        private final FirstFailures failures = new FirstFailures();

        @Override
        public @Nullable Object succeeded(@Nullable Object result) {
            return failures.isEmpty() ? result : null;
        }

        @Override
        public @Nullable Object failed(ProcessPoolException error) {
            failures.add(error);
            return null;
        }

        @Override
        @SuppressWarnings("unchecked") // the function's own results
        public void end(List<@Nullable Object> slots, PendingResult<List<R>> result) {
            ProcessPoolException failure = failures.toThrow();
            if (failure == null) {
                result.complete((List<R>) slots);
            } else {
                result.fail(failure);
            }
        }

        @Override
        public boolean shrink() {
            return failures.keepOne();
        }
    }

    /** Each item's own outcome. */
    static final class Outcomes<R> implements Ending<List<Outcome<R>>> {
        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // the function's own result, which may be null
        public Object succeeded(@Nullable Object result) {
            return new Outcome.Success<>((R) result);
        }

        @Override
        public Object failed(ProcessPoolException error) {
            return new Outcome.Failure<>(error);
        }

        @Override
        @SuppressWarnings("unchecked") // see above
        public void end(List<@Nullable Object> slots, PendingResult<List<Outcome<R>>> result) {
            result.complete((List<Outcome<R>>) (List<?>) slots);
        }

        @Override
        public boolean shrink() {
            return false;
        }
    }
}
