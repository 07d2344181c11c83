package io.github.processpool.core.dispatch;

import io.github.processpool.ProgressListener;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the calls of one view of a pool are run. A chunk size of 0 means: find the right one. */
record CallSettings(
        int chunkSize,
        @Nullable Duration timeout,
        int retries,
        @Nullable ProgressListener listener) {

    /** Tells whether a single call runs the same way under both; nothing tells of its progress. */
    boolean areThoseOf(CallSettings other) {
        return chunkSize == other.chunkSize && retries == other.retries && Objects.equals(timeout, other.timeout);
    }

    CallSettings withChunkSize(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("chunk size must be at least 1, but is " + items);
        }
        return new CallSettings(items, timeout, retries, listener);
    }

    CallSettings withTimeout(Duration perItem) {
        if (perItem.isNegative() || perItem.isZero()) {
            throw new IllegalArgumentException("time-out must be positive, but is " + perItem);
        }
        return new CallSettings(chunkSize, perItem, retries, listener);
    }

    CallSettings withRetries(int times) {
        if (times < 0) {
            throw new IllegalArgumentException("retries must be at least 0, but are " + times);
        }
        return new CallSettings(chunkSize, timeout, times, listener);
    }

    CallSettings withProgress(ProgressListener progress) {
        return new CallSettings(chunkSize, timeout, retries, Objects.requireNonNull(progress, "listener"));
    }
}
