package io.github.processpool.core.dispatch;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.types.AllowedTypes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Short calls of one function that were submitted one after the other and travel to a worker together, as the items of
 * one chunk. What happens to one call does not affect the others, and those that have not started can go to another
 * worker.
 */
final class CallBatch implements ChunkItems {
    private final List<SingleSubmission<?>> calls;
    private int doneAtLeast; // of the first ones; a thread that reads an older number looks at some of them again

    /** Makes a batch of calls that {@linkplain SingleSubmission#goesWith go together}. */
    CallBatch(List<SingleSubmission<?>> calls) {
        this.calls = calls;
    }

    @Override
    public EncodedFunction function() {
        return calls.get(0).function();
    }

    @Override
    public AllowedTypes resultTypes() {
        return calls.get(0).resultTypes();
    }

    @Override
    public @Nullable Duration timeout() {
        return calls.get(0).timeout();
    }

    @Override
    public EncodedItems encode(long first, int count) {
        List<EncodedValues> parts = calls.subList((int) first, (int) first + count).stream()
                .map(SingleSubmission::arguments)
                .toList();
        return new EncodedItems(EncodedValues.joined(parts), count, null);
    }

    @Override
    public int submissions() {
        return calls.size();
    }

    @Override
    public Submission submissionOf(long item) {
        return calls.get((int) item);
    }

    @Override
    public long numberOf(long item) {
        return 0;
    }

    @Override
    public boolean isDone() {
        int done = doneAtLeast;
        while (done < calls.size() && calls.get(done).isDone()) {
            done++;
        }
        doneAtLeast = done;
        return done == calls.size();
    }

    @Override
    public boolean areCalls() {
        return true;
    }
}
