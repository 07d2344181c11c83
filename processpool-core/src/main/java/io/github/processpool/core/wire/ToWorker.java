package io.github.processpool.core.wire;

import static io.github.processpool.core.wire.Fields.*;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.locale.JvmDefaults;
import java.io.IOException;

/** What the parent says to a worker. */
public sealed interface ToWorker extends Message {
    /** Makes the message that was read. */
    static ToWorker of(MessageFields in) throws IOException {
        String type = in.text(TYPE);
        return switch (type) {
            case "function" -> new Function(in.number(ID), in.loader(), in.payload(DESCRIPTION));
            case "forget" -> new Forget(in.number(FUNCTION));
            case "start" ->
                new Start(
                        in.size(PROTOCOL),
                        in.text(POOL),
                        in.size(WORKER),
                        in.text(PROGRESS_FILE),
                        in.number(INITIALIZER),
                        in.number(FINALIZER));
            case "defaults" ->
                new Defaults(new JvmDefaults(
                        in.optionalText(LOCALE),
                        in.optionalText(DISPLAY),
                        in.optionalText(FORMAT),
                        in.optionalText(TIME_ZONE)));
            case "adopt" -> new Adopt(in.size(WORKER));
            case "prepare" -> new Prepare(in.text(NAME));
            case "chunk" ->
                new Chunk(
                        in.number(ID),
                        in.number(FUNCTION),
                        in.size(ITEMS),
                        in.flag(PROMPT),
                        in.flag(WATCHED),
                        in.values());
            case "revoke" -> new Revoke(in.number(CHUNK));
            case "given" ->
                new Given(in.number(ID), in.loader(), in.payload(CONTENT).content());
            case "missing" -> new Missing(in.number(ID), in.text(REASON));
            case "reply" -> new Reply(in.number(ID), in.values());
            case "unanswered" -> new Unanswered(in.number(ID));
            case "refused" -> new Refused(in.number(ID), in.text(REASON), in.text(MESSAGE));
            case "probe" -> new Probe(in.number(TOKEN));
            case "stop" -> new Stop();
            default -> throw MessageFields.unknown(type);
        };
    }

    /**
     * Makes a function known under a number. It travels once to each worker. {@code loader} is the parent's number for
     * the class loader that knows the classes of the function and of its arguments.
     */
    record Function(long id, int loader, Payload description) implements ToWorker {
        /** The initializer's number: functions of tasks have numbers from 1 on. */
        public static final long INITIALIZER = -1;

        /** The finalizer's number. */
        public static final long FINALIZER = -2;

        @Override
        public void writeTo(MessageWriter out) throws IOException {
            out.begin("function").number(ID, id).loader(loader).endWith(DESCRIPTION, description);
        }
    }

    /** Drops a function. */
    record Forget(long function) implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("forget").number(FUNCTION, function).end();
        }
    }

    /**
     * Who the worker is and what it runs first and last; answered by {@link FromWorker.Ready} or
     * {@link FromWorker.StartFailed}. {@code initializer} and {@code finalizer} are functions or
     * {@link Message#NO_FUNCTION}.
     */
    record Start(int protocol, String pool, int worker, String progressFile, long initializer, long finalizer)
            implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("start").number(PROTOCOL, protocol).text(POOL, pool).number(WORKER, worker);
            out.text(PROGRESS_FILE, progressFile)
                    .number(INITIALIZER, initializer)
                    .number(FINALIZER, finalizer)
                    .end();
        }
    }

    /** Default locales and a default time zone that options can't carry, as text; comes before {@link Start}. */
    record Defaults(JvmDefaults values) implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("defaults").optionalText(LOCALE, values.locale()).optionalText(DISPLAY, values.display());
            out.optionalText(FORMAT, values.format())
                    .optionalText(TIME_ZONE, values.timeZone())
                    .end();
        }
    }

    /** Gives a standby worker the place that it takes. */
    record Adopt(int worker) implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("adopt").number(WORKER, worker).end();
        }
    }

    /** Names a class that tasks have needed. An idle worker loads it, and does not initialise it. */
    record Prepare(String className) implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("prepare").text(NAME, className).end();
        }
    }

    /**
     * Items to run in order, one after the other. A function of two arguments takes two values for each item. If
     * {@code prompt}, an item's answer is sent before the next item starts. If {@code watched}, the worker reports each
     * item that takes a while.
     */
    record Chunk(long id, long function, int items, boolean prompt, boolean watched, EncodedValues values)
            implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) throws IOException {
            out.begin("chunk").number(ID, id).number(FUNCTION, function).number(ITEMS, items);
            out.flag(PROMPT, prompt).flag(WATCHED, watched).endWith(values);
        }
    }

    /** Asks for the items of a chunk that have not started; answered by {@link FromWorker.Revoked}. */
    record Revoke(long chunk) implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("revoke").number(CHUNK, chunk).end();
        }
    }

    /**
     * The content of the class or resource that was {@link FromWorker.Wanted}. {@code loader} is the parent's number for
     * the class loader to which a class belongs.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Given(long id, int loader, byte[] content) implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) throws IOException {
            out.begin("given").number(ID, id).loader(loader).endWith(CONTENT, Payload.ofContent(content));
        }
    }

    /** Why the class or resource that was {@link FromWorker.Wanted} can't be had. */
    record Missing(long id, String reason) implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("missing").number(ID, id).text(REASON, reason).end();
        }
    }

    /** The result of an {@link FromWorker.Ask}. */
    record Reply(long id, EncodedValues values) implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) throws IOException {
            out.begin("reply").number(ID, id).endWith(values);
        }
    }

    /** The {@link FromWorker.Ask} was given up before it could be answered. */
    record Unanswered(long id) implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("unanswered").number(ID, id).end();
        }
    }

    /** Why an {@link FromWorker.Ask} can't be answered. */
    record Refused(long id, String reason, String message) implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("refused")
                    .number(ID, id)
                    .text(REASON, reason)
                    .text(MESSAGE, message)
                    .end();
        }
    }

    /** Asks for {@link FromWorker.Seen}. */
    record Probe(long token) implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("probe").number(TOKEN, token).end();
        }
    }

    /** Ends the worker once its chunks are done: it runs the finalizer and leaves with exit code 0. */
    record Stop() implements ToWorker {
        @Override
        public void writeTo(MessageWriter out) {
            out.begin("stop").end();
        }
    }
}
