package io.github.processpool.core.dispatch;

import io.github.processpool.core.blocks.EncodedValues;
import java.util.List;

/**
 * Short calls of one function that were submitted one after the other and travel to a worker together, as the items of
 * one chunk. What happens to one call does not affect the others, and those that have not started can go to another
 * worker.
 */
final class CallBatch implements ChunkItems {
    private final List<Submission> calls;
    private int doneAtLeast; // of the first ones; a thread that reads an older number looks at some of them again

    /** Makes a batch of calls that {@linkplain Submission#goesWith go together}. */
    CallBatch(List<Submission> calls) {
        this.calls = calls;
    }

    @Override
    public EncodedItems encode(long first, int count) {
        List<EncodedValues> parts = calls.subList((int) first, (int) first + count).stream()
                .map(call -> call.encode(0, 1).values())
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
