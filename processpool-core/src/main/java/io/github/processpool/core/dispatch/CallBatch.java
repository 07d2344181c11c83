package io.github.processpool.core.dispatch;

import io.github.processpool.ProcessPoolException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.ValuesEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Short calls of one function that were submitted one after the other and travel to a worker together, as the items of
 * one chunk. Each stays a submission of its own: what becomes of one is nothing to the others, and those that have not
 * started can go to another worker.
 */
final class CallBatch extends Submission {
    private final List<SingleSubmission<?>> calls;
    private int doneAtLeast; // of the first ones; a thread that reads an older number looks at some of them again

    /** Makes a batch of calls that {@linkplain SingleSubmission#goesWith go together}. */
    CallBatch(List<SingleSubmission<?>> calls) {
        super(calls.get(0).function(), calls.get(0).resultTypes(), calls.get(0).settings());
        this.calls = calls;
    }

    SingleSubmission<?> call(long item) {
        return calls.get((int) item);
    }

    int size() {
        return calls.size();
    }

    @Override
    EncodedItems encode(long first, int count) {
        List<EncodedValues> parts = calls.subList((int) first, (int) first + count).stream()
                .map(SingleSubmission::arguments)
                .toList();
        return new EncodedItems(EncodedValues.joined(parts), count, null);
    }

    @Override
    void encode(long item, ValuesEncoder into) {
        throw new IllegalStateException("encoded already");
    }

    @Override
    boolean fits(long item, ValuesEncoder encoder) {
        return true;
    }

    @Override
    void succeeded(long item, @Nullable Object result) {
        call(item).succeeded(0, result);
    }

    @Override
    void failed(long item, ProcessPoolException error) {
        call(item).failed(0, error);
    }

    @Override
    void abort(ProcessPoolException error) {
        for (SingleSubmission<?> call : calls) {
            call.abort(error);
        }
    }

    @Override
    void abort(MemoryShortage shortage) {
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).abort(shortage);
        }
    }

    @Override
    boolean isDone() {
        int done = doneAtLeast;
        while (done < calls.size() && calls.get(done).isDone()) {
            done++;
        }
        doneAtLeast = done;
        return done == calls.size();
    }

    @Override
    int indexOf(long item) {
        return call(item).indexOf(0);
    }

    @Override
    boolean isDropped(long item) {
        return call(item).dropped;
    }

    @Override
    boolean endsWorker(long item) {
        return call(item).endsWorker;
    }

    @Override
    int wanted(long first, int items) {
        int wanted = 0;
        for (long item = first; item < first + items; item++) {
            wanted += isDropped(item) ? 0 : 1;
        }
        return wanted;
    }

    @Override
    boolean includes(Submission submission) {
        return calls.contains(submission);
    }

    @Override
    boolean mayRetry(long item) {
        return call(item).mayRetry(0);
    }

    @Override
    boolean mayMissAgain(long item) {
        return call(item).mayMissAgain(0);
    }
}
