package io.github.processpool.core.worker;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.blocks.LargeArrays;
import io.github.processpool.core.codec.ValuesEncoder;
import io.github.processpool.core.wire.FromWorker;
import org.jspecify.annotations.Nullable;

/** Results of the running chunk that wait to be sent in one message. Not thread-safe. */
final class GatheredResults {
    private final ValuesEncoder values = new ValuesEncoder(null, LargeArrays.AS_THEY_LIE);
    private @Nullable Invocation function; // that returns them
    private int first; // the item whose result is the first
    private boolean mixed; // results of this chunk are of several classes

    /** Begins a chunk of this many items. */
    void begin(int items) {
        mixed = false;
        EncodedValues unused = values.finish(); // none are left, unless the chunk before failed
        values.expect(items);
    }

    void resultsOf(Invocation called) {
        function = called;
    }

    /**
     * Adds an item's result; false if the others must be taken first, for they are of another class.
     *
     * @throws EncodingException if the result can't cross
     */
    boolean add(int item, @Nullable Object result) {
        if (values.addNumber(result)) {
            return true; // one of very many
        }
        if (values.count() > 0 && !values.fits(result)) {
            mixed = true;
            return false;
        }
        if (values.count() == 0) {
            first = item;
            if (mixed) {
                values.selfDescribing();
            }
        }
        if (function != null && ValuesEncoder.dependsOnPlace(result)) {
            values.add(result, "result", function.resultType());
        } else {
            values.add(result, "result");
        }
        return true;
    }

    boolean isEmpty() {
        return values.count() == 0;
    }

    boolean hasBlocks() {
        return values.hasBlocks();
    }

    long sizeBytes() {
        return values.sizeBytes();
    }

    /** Returns a message of all of them, and has none afterwards. */
    FromWorker.Results take(long chunk, long finishedNanos) {
        return new FromWorker.Results(chunk, first, values.finish(), finishedNanos);
    }
}
