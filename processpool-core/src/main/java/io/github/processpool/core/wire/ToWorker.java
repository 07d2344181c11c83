package io.github.processpool.core.wire;

import io.github.processpool.core.blocks.EncodedValues;
import org.jspecify.annotations.Nullable;

/** What the parent says to a worker. */
public sealed interface ToWorker extends Message {

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
     * Who the worker is and what it runs first and last; answered by {@link FromWorker.Ready} or {@link FromWorker.StartFailed}.
     * {@code initializer} and {@code finalizer} are functions or {@link Message#NO_FUNCTION}.
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

    /** Asks for the items of a chunk that have not started; answered by {@link FromWorker.Revoked}. */
    record Revoke(long chunk) implements ToWorker {}

    /**
     * The content of the class or resource that was {@link FromWorker.Wanted}. {@code loader} is the parent's number for the class
     * loader to which a class belongs.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Given(long id, int loader, byte[] content) implements ToWorker {}

    /** Why the class or resource that was {@link FromWorker.Wanted} can't be had. */
    record Missing(long id, String reason) implements ToWorker {}

    /** What became of an {@link FromWorker.Ask}. */
    record Reply(long id, EncodedValues values) implements ToWorker {}

    /** The {@link FromWorker.Ask} was given up before it could be answered. */
    record Unanswered(long id) implements ToWorker {}

    /** Why an {@link FromWorker.Ask} can't be answered. */
    record Refused(long id, String reason, String message) implements ToWorker {}

    /** Asks for {@link FromWorker.Seen}. */
    record Probe(long token) implements ToWorker {}

    /** Ends the worker once its chunks are done: it runs the finalizer and leaves with exit code 0. */
    record Stop() implements ToWorker {}
}
