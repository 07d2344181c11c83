package io.github.processpool.core.wire;

import static io.github.processpool.core.wire.Fields.*;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.MalformedJsonException;
import java.io.IOException;
import java.util.Locale;

/** What a worker says to the parent. */
public sealed interface FromWorker extends Message {
    /** Makes the message that was read. */
    static FromWorker of(MessageFields in) throws IOException {
        String type = in.text(TYPE);
        return switch (type) {
            case "ready" -> new Ready(in.size(PROTOCOL));
            case "start-failed" -> new StartFailed(in.payload(ERROR));
            case "results" ->
                new Results(
                        in.number(CHUNK),
                        in.size(FIRST),
                        in.values(),
                        in.has(FINISHED) ? in.nanos(FINISHED) : Results.UNFINISHED);
            case "failed" ->
                new Failed(in.number(CHUNK), in.size(INDEX), FailureKind.of(in.text(KIND)), in.payload(ERROR));
            case "running" -> new Running(in.number(CHUNK), in.size(INDEX), in.nanos(NANOS));
            case "revoked" -> new Revoked(in.number(CHUNK), in.size(FROM));
            case "finished" -> new Finished(in.number(CHUNK), in.nanos(NANOS));
            case "wanted" -> new Wanted(in.number(ID), in.loader(), in.text(NAME), in.size(INDEX));
            case "ask" ->
                new Ask(
                        in.number(ID),
                        in.text(OBJECT),
                        in.text(OPERATION),
                        in.number(THREAD),
                        in.flag(WAITS),
                        in.values());
            case "give-up" -> new GiveUp(in.number(ID));
            case "seen" -> new Seen(in.number(TOKEN));
            case "leaving" -> new Leaving(in.text(REASON));
            default -> throw MessageFields.unknown(type);
        };
    }

    /**
     * Tells whether the fields before its values or its error say what it is about, if there is no memory for all of it.
     */
    default boolean isKnownByHead() {
        return this instanceof Results || this instanceof Failed || this instanceof Ask;
    }

    /** The worker has started and its initializer has run. */
    record Ready(int protocol) implements FromWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("ready").number(PROTOCOL, protocol).end();
        }
    }

    /** The worker can't start, since its initializer failed; it exits. */
    record StartFailed(Payload error) implements FromWorker {
        @Override
        public void writeTo(MessageWriter out) throws IOException {
            out.begin("start-failed").endWith(ERROR, error);
        }
    }

    /**
     * What consecutive items of a chunk returned, beginning with item {@code first}. Unless {@code finishedNanos} is
     * {@link #UNFINISHED}, the chunk is {@link Finished} with them, after this time.
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

        @Override
        public void writeTo(MessageWriter out) throws IOException {
            out.begin("results").number(CHUNK, chunk).number(FIRST, first);
            if (finish()) {
                out.number(FINISHED, finishedNanos);
            }
            out.endWith(values);
        }
    }

    /** An item has no result. */
    record Failed(long chunk, int index, FailureKind kind, Payload error) implements FromWorker {
        @Override
        public void writeTo(MessageWriter out) throws IOException {
            out.begin("failed").number(CHUNK, chunk).number(INDEX, index);
            out.text(KIND, kind.text()).endWith(ERROR, error);
        }
    }

    /** An item has been running for this long. Sent once for each item of a watched chunk that takes a while. */
    record Running(long chunk, int index, long nanos) implements FromWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("running")
                    .number(CHUNK, chunk)
                    .number(INDEX, index)
                    .number(NANOS, nanos)
                    .end();
        }
    }

    /** The items from {@code from} on have not started and never will here. */
    record Revoked(long chunk, int from) implements FromWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("revoked").number(CHUNK, chunk).number(FROM, from).end();
        }
    }

    /**
     * Every item of the chunk that was not revoked is answered; running them took this long. {@link Results} may say it,
     * too.
     */
    record Finished(long chunk, long nanos) implements FromWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("finished").number(CHUNK, chunk).number(NANOS, nanos).end();
        }
    }

    /**
     * A class or resource that the worker can't find; answered by {@link ToWorker.Given} or {@link ToWorker.Missing}.
     * {@code name} is a path as {@link ClassLoader#getResource} takes it, {@code index} counts resources of the same
     * name.
     */
    record Wanted(long id, int loader, String name, int index) implements FromWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("wanted")
                    .number(ID, id)
                    .loader(loader)
                    .text(NAME, name)
                    .number(INDEX, index)
                    .end();
        }
    }

    /**
     * An operation on a shared object; answered by {@link ToWorker.Reply}, {@link ToWorker.Unanswered} or
     * {@link ToWorker.Refused}. Locks belong to the thread. What can't be done at once is done later if {@code waits}.
     */
    record Ask(long id, String object, String operation, long thread, boolean waits, EncodedValues values)
            implements FromWorker {
        @Override
        public void writeTo(MessageWriter out) throws IOException {
            out.begin("ask").number(ID, id).text(OBJECT, object).text(OPERATION, operation);
            out.number(THREAD, thread).flag(WAITS, waits).endWith(values);
        }
    }

    /** Cancels an {@link Ask}, which still gets exactly one answer. */
    record GiveUp(long id) implements FromWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("give-up").number(ID, id).end();
        }
    }

    /** The token of a {@link ToWorker.Probe}: the worker has read everything that was said before that. */
    record Seen(long token) implements FromWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("seen").number(TOKEN, token).end();
        }
    }

    /**
     * The worker is about to exit and takes no more work. The parent closes its pipe, so that nothing delays the exit.
     */
    record Leaving(String reason) implements FromWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("leaving").text(REASON, reason).end();
        }
    }

    /** Why an item has no result. */
    enum FailureKind {
        /** The task threw. */
        THREW,
        /** The function, its argument or its result can't be encoded or decoded. */
        ENCODING;

        private static FailureKind of(String text) {
            for (FailureKind kind : values()) {
                if (kind.text().equals(text)) {
                    return kind;
                }
            }
            throw new MalformedJsonException("unknown kind of failure '" + text + "'", null);
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
