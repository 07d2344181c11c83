package io.github.processpool.core.wire;

import io.github.processpool.core.blocks.EncodedValues;

/** What a worker says to the parent. */
public sealed interface FromWorker extends Message {

    /** The worker has started and its initializer has run. */
    record Ready(int protocol) implements FromWorker {}

    /** The worker can't start, since its initializer failed; it leaves. */
    record StartFailed(Payload error) implements FromWorker {}

    /**
     * What consecutive items of a chunk returned, beginning with item {@code first}. If {@code finishedNanos} is not
     * {@link #UNFINISHED} the chunk is {@link Finished} with them, and took so long.
     */
    record Results(long chunk, int first, EncodedValues values, long finishedNanos) implements FromWorker {
        /** More of the chunk is to come. */
        public static final long UNFINISHED = -1;

        public Results(long chunk, int first, EncodedValues values) {
            this(chunk, first, values, UNFINISHED);
        }

        /** Tells whether there is nothing more to come of the chunk. */
        public boolean finish() {
            return finishedNanos != UNFINISHED;
        }
    }

    /** An item has no result. */
    record Failed(long chunk, int index, FailureKind kind, Payload error) implements FromWorker {}

    /** An item has been running for this long already; said once for each item that takes a while. */
    record Running(long chunk, int index, long nanos) implements FromWorker {}

    /** The items from {@code from} on have not started and never will here. */
    record Revoked(long chunk, int from) implements FromWorker {}

    /** Every item of the chunk that was not revoked is answered; running them took this long. {@link Results} may say it, too. */
    record Finished(long chunk, long nanos) implements FromWorker {}

    /**
     * A class or resource that the worker can't find; answered by {@link ToWorker.Given} or {@link ToWorker.Missing}. {@code name} is a path
     * as {@link ClassLoader#getResource} takes it, {@code index} counts resources of the same name.
     */
    record Wanted(long id, int loader, String name, int index) implements FromWorker {}

    /**
     * An operation on a shared object; answered by {@link ToWorker.Reply}, {@link ToWorker.Unanswered} or {@link ToWorker.Refused}. Locks belong to
     * the thread. What can't be done at once is done later if {@code waits}.
     */
    record Ask(long id, String object, String operation, long thread, boolean waits, EncodedValues values)
            implements FromWorker {}

    /** Cancels an {@link Ask}, which still gets exactly one answer. */
    record GiveUp(long id) implements FromWorker {}

    /** The token of a {@link ToWorker.Probe}: the worker has read everything that was said before that. */
    record Seen(long token) implements FromWorker {}

    /** The worker is about to exit and takes no more work. The parent closes its pipe, so that nothing holds that up. */
    record Leaving(String reason) implements FromWorker {}

    /** Why an item has no result. */
    enum FailureKind {
        /** The task threw. */
        THREW,
        /** The function, its argument or its result can't cross. */
        ENCODING
    }
}
