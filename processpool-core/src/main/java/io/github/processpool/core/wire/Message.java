package io.github.processpool.core.wire;

import io.github.processpool.core.blocks.EncodedValues;
import org.jspecify.annotations.Nullable;

/**
 * What goes over a worker's pipes. Chunks and functions are numbered by the parent; an item is named by its chunk and
 * its place in it, from 0.
 */
public sealed interface Message {

    /** Said by the parent. */
    sealed interface ToWorker extends Message {}

    /** Said by a worker. */
    sealed interface FromWorker extends Message {}

    /** The number that stands for "no function". */
    long NO_FUNCTION = 0;

    /** The number of the class loader that knows what lies on the class path of the workers. */
    int CLASS_PATH = 0;

    /**
     * Makes a function known under a number. It travels once to each worker. {@code loader} is the parent's number for the
     * class loader that knows the classes of the function and of its arguments.
     */
    record Function(long id, int loader, Payload description) implements ToWorker {
        /** The initializer's number: functions of tasks have numbers from 1 on. */
        public static final long INITIALIZER = -1;

        /** The finalizer's number. */
        public static final long FINALIZER = -2;
    }

    /** Drops a function. */
    record Forget(long function) implements ToWorker {}

    /**
     * Who the worker is and what it runs first and last; answered by {@link Ready} or {@link StartFailed}.
     * {@code initializer} and {@code finalizer} are functions or {@link #NO_FUNCTION}.
     */
    record Start(int protocol, String pool, int worker, String progressFile, long initializer, long finalizer)
            implements ToWorker {}

    /** Default locales and a default time zone that options can't carry, as text; comes before {@link Start}. */
    record Defaults(
            @Nullable String locale,
            @Nullable String display,
            @Nullable String format,
            @Nullable String timeZone) implements ToWorker {}

    /** Gives a worker that was started in advance the place that it takes. */
    record Adopt(int worker) implements ToWorker {}

    /** Names a class that tasks have needed, for a worker that has nothing to do; it is not initialised. */
    record Prepare(String className) implements ToWorker {}

    /**
     * Items to run in order, one after the other. A function of two arguments takes two values for each item. If
     * {@code prompt}, an item's answer leaves before the next item starts. If {@code watched}, the parent wants to know of
     * each item that takes a while.
     */
    record Chunk(long id, long function, int items, boolean prompt, boolean watched, EncodedValues values)
            implements ToWorker {}

    /** Asks for the items of a chunk that have not started; answered by {@link Withdrawn}. */
    record Withdraw(long chunk) implements ToWorker {}

    /**
     * The content of the class or resource that was {@link Wanted}. {@code loader} is the parent's number for the class
     * loader to which a class belongs.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Given(long id, int loader, byte[] content) implements ToWorker {}

    /** Why the class or resource that was {@link Wanted} can't be had. */
    record Missing(long id, String reason) implements ToWorker {}

    /** What became of an {@link Ask}. */
    record Reply(long id, EncodedValues values) implements ToWorker {}

    /** The {@link Ask} was given up before it could be answered. */
    record Unanswered(long id) implements ToWorker {}

    /** Why an {@link Ask} can't be answered. */
    record Refused(long id, String reason, String message) implements ToWorker {}

    /** Asks for {@link Seen}. */
    record Probe(long token) implements ToWorker {}

    /** Ends the worker once its chunks are done: it runs the finalizer and leaves with exit code 0. */
    record Stop() implements ToWorker {}

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
    record Withdrawn(long chunk, int from) implements FromWorker {}

    /** Every item of the chunk that was not withdrawn is answered; running them took this long. {@link Results} may say it, too. */
    record Finished(long chunk, long nanos) implements FromWorker {}

    /**
     * A class or resource that the worker can't find; answered by {@link Given} or {@link Missing}. {@code name} is a path
     * as {@link ClassLoader#getResource} takes it, {@code index} counts resources of the same name.
     */
    record Wanted(long id, int loader, String name, int index) implements FromWorker {}

    /**
     * An operation on a shared object; answered by {@link Reply}, {@link Unanswered} or {@link Refused}. Locks belong to
     * the thread. What can't be done at once is done later if {@code waits}.
     */
    record Ask(long id, String object, String operation, long thread, boolean waits, EncodedValues values)
            implements FromWorker {}

    /** Cancels an {@link Ask}, which still gets exactly one answer. */
    record GiveUp(long id) implements FromWorker {}

    /** The token of a {@link Probe}: the worker has read everything that was said before that. */
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
