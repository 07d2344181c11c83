package io.github.processpool.core.wire;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.FieldName;
import io.github.processpool.core.json.JsonPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages on a pipe. Small ones gather until {@link #flush()}, so that what belongs together is one write; a
 * large payload goes out from where it lies, without a copy, and so do blocks. Not thread-safe.
 */
public final class MessageWriter {
    private static final int COPIED_PAYLOAD_BYTES = 64 * 1024;

    private final OutputStream out;
    private final JsonPrinter printer = new JsonPrinter();
    private final Blocks blocks = new Blocks(EncodedValues.MAX_BYTES);
    private long written; // bytes, by the thread that writes, as the next
    private boolean half; // a message has been appended only in part

    public MessageWriter(OutputStream out) {
        this.out = out;
    }

    /** Adds a message to what goes out at the next flush, and flushes if it is large. */
    public void append(Message message) throws IOException {
        int start = printer.size();
        long before = written;
        half = true;
        try {
            print(message);
            half = false;
        } finally {
            if (half && written == before) { // nothing of it has left, so that it can be appended again
                printer.truncate(start);
                half = false;
            }
        }
    }

    /** Tells whether a part of a message has left, and the rest never will: it is the last one then. */
    public boolean endedInTheMiddle() {
        return half;
    }

    private void print(Message message) throws IOException {
        if (message instanceof ToWorker order) {
            appendToWorker(order);
        } else {
            appendFromWorker((FromWorker) message);
        }
    }

    private void appendToWorker(ToWorker message) throws IOException {
        if (message instanceof ToWorker.Chunk chunk) {
            printer.begin("chunk").field(Fields.ID, chunk.id()).field(Fields.FUNCTION, chunk.function());
            printer.field(Fields.ITEMS, chunk.items());
            if (chunk.prompt()) {
                printer.field(Fields.PROMPT, 1);
            }
            if (chunk.watched()) {
                printer.field(Fields.WATCHED, 1);
            }
            endWithValues(chunk.values());
        } else if (message instanceof ToWorker.Function function) {
            printer.begin("function").field(Fields.ID, function.id());
            loader(function.loader());
            end(Fields.DESCRIPTION, function.description());
        } else if (message instanceof ToWorker.Start start) {
            printer.begin("start").field(Fields.PROTOCOL, start.protocol()).field(Fields.POOL, start.pool());
            printer.field(Fields.WORKER, start.worker()).field(Fields.PROGRESS_FILE, start.progressFile());
            printer.field(Fields.INITIALIZER, start.initializer()).field(Fields.FINALIZER, start.finalizer());
            printer.end();
        } else if (message instanceof ToWorker.Revoke revoke) {
            printer.begin("revoke").field(Fields.CHUNK, revoke.chunk()).end();
        } else if (message instanceof ToWorker.Adopt adopt) {
            printer.begin("adopt").field(Fields.WORKER, adopt.worker()).end();
        } else if (message instanceof ToWorker.Prepare prepare) {
            printer.begin("prepare").field(Fields.NAME, prepare.className()).end();
        } else if (message instanceof ToWorker.Defaults defaults) {
            printer.begin("defaults");
            optional(Fields.LOCALE, defaults.locale());
            optional(Fields.DISPLAY, defaults.display());
            optional(Fields.FORMAT, defaults.format());
            optional(Fields.TIME_ZONE, defaults.timeZone());
            printer.end();
        } else if (message instanceof ToWorker.Forget forget) {
            printer.begin("forget").field(Fields.FUNCTION, forget.function()).end();
        } else if (message instanceof ToWorker.Given given) {
            printer.begin("given").field(Fields.ID, given.id());
            loader(given.loader());
            end(Fields.CONTENT, arrayOf(Base64.getEncoder().encode(given.content())));
        } else if (message instanceof ToWorker.Missing missing) {
            printer.begin("missing").field(Fields.ID, missing.id()).field(Fields.REASON, missing.reason());
            printer.end();
        } else if (message instanceof ToWorker.Reply reply) {
            printer.begin("reply").field(Fields.ID, reply.id());
            endWithValues(reply.values());
        } else if (message instanceof ToWorker.Probe probe) {
            printer.begin("probe").field(Fields.TOKEN, probe.token()).end();
        } else if (message instanceof ToWorker.Unanswered unanswered) {
            printer.begin("unanswered").field(Fields.ID, unanswered.id()).end();
        } else if (message instanceof ToWorker.Refused refused) {
            printer.begin("refused").field(Fields.ID, refused.id()).field(Fields.REASON, refused.reason());
            printer.field(Fields.MESSAGE, refused.message()).end();
        } else {
            printer.begin("stop").end();
        }
    }

    private void appendFromWorker(FromWorker message) throws IOException {
        if (message instanceof FromWorker.Results results) {
            printer.begin("results").field(Fields.CHUNK, results.chunk()).field(Fields.FIRST, results.first());
            if (results.finish()) {
                printer.field(Fields.FINISHED, results.finishedNanos());
            }
            endWithValues(results.values());
        } else if (message instanceof FromWorker.Finished finished) {
            printer.begin("finished").field(Fields.CHUNK, finished.chunk()).field(Fields.NANOS, finished.nanos());
            printer.end();
        } else if (message instanceof FromWorker.Failed failed) {
            printer.begin("failed").field(Fields.CHUNK, failed.chunk()).field(Fields.INDEX, failed.index());
            printer.field(Fields.KIND, failed.kind().name().toLowerCase(Locale.ROOT));
            end(Fields.ERROR, failed.error());
        } else if (message instanceof FromWorker.Running running) {
            printer.begin("running").field(Fields.CHUNK, running.chunk()).field(Fields.INDEX, running.index());
            printer.field(Fields.NANOS, running.nanos()).end();
        } else if (message instanceof FromWorker.Revoked revoked) {
            printer.begin("revoked").field(Fields.CHUNK, revoked.chunk());
            printer.field(Fields.FROM, revoked.from()).end();
        } else if (message instanceof FromWorker.Ready ready) {
            printer.begin("ready").field(Fields.PROTOCOL, ready.protocol()).end();
        } else if (message instanceof FromWorker.StartFailed startFailed) {
            printer.begin("start-failed");
            end(Fields.ERROR, startFailed.error());
        } else if (message instanceof FromWorker.Wanted wanted) {
            printer.begin("wanted").field(Fields.ID, wanted.id());
            loader(wanted.loader());
            printer.field(Fields.NAME, wanted.name())
                    .field(Fields.INDEX, wanted.index())
                    .end();
        } else if (message instanceof FromWorker.Ask ask) {
            ask(ask);
        } else if (message instanceof FromWorker.GiveUp giveUp) {
            printer.begin("give-up").field(Fields.ID, giveUp.id()).end();
        } else if (message instanceof FromWorker.Seen seen) {
            printer.begin("seen").field(Fields.TOKEN, seen.token()).end();
        } else if (message instanceof FromWorker.Leaving leaving) {
            printer.begin("leaving").field(Fields.REASON, leaving.reason()).end();
        }
    }

    private void optional(FieldName field, @Nullable String text) throws IOException {
        if (text != null) {
            printer.field(field, text);
        }
    }

    private static Payload arrayOf(byte[] base64) {
        byte[] array = new byte[base64.length + 4];
        array[0] = '[';
        array[1] = '"';
        System.arraycopy(base64, 0, array, 2, base64.length);
        array[array.length - 2] = '"';
        array[array.length - 1] = ']';
        return Payload.of(array);
    }

    private void loader(int loader) {
        if (loader != Message.CLASS_PATH) {
            printer.field(Fields.LOADER, loader);
        }
    }

    private void ask(FromWorker.Ask ask) throws IOException {
        printer.begin("ask").field(Fields.ID, ask.id()).field(Fields.OBJECT, ask.object());
        printer.field(Fields.OPERATION, ask.operation()).field(Fields.THREAD, ask.thread());
        if (ask.waits()) {
            printer.field(Fields.WAITS, 1);
        }
        endWithValues(ask.values());
    }

    private void endWithValues(EncodedValues values) throws IOException {
        printer.field(Fields.COUNT, values.count());
        if (values.of() != null) {
            printer.field(Fields.OF, values.of());
        }
        if (!values.blocks().isEmpty()) {
            printer.field(Fields.BLOCKS, Blocks.announcement(values.blocks()));
        }
        end(Fields.VALUES, new Payload(values.bytes(), values.from(), values.to()));
        if (!values.blocks().isEmpty()) {
            append(values);
        }
    }

    private void append(EncodedValues values) throws IOException {
        if (values.sizeBytes() <= COPIED_PAYLOAD_BYTES) {
            var unused = blocks.write(values.blocks(), printer.stream());
        } else {
            flush();
            written += blocks.write(values.blocks(), out);
            out.flush();
        }
    }

    private void end(FieldName name, Payload payload) throws IOException {
        int length = payload.to() - payload.from();
        if (length <= COPIED_PAYLOAD_BYTES) {
            printer.end(name, payload.bytes(), payload.from(), payload.to());
            return;
        }
        printer.endWithout(name);
        flush();
        out.write(payload.bytes(), payload.from(), length);
        written += length;
        printer.closePayload();
        flush();
    }

    /** Returns how many bytes a flush would write now. */
    public int gatheredBytes() {
        return printer.size();
    }

    /** Writes what has gathered. */
    public void flush() throws IOException {
        if (printer.size() > 0) {
            out.write(printer.buffer(), 0, printer.size());
            out.flush(); // a Process buffers its input
            written += printer.size();
            printer.clear();
        }
    }

    /** Returns the number of bytes written so far. */
    public long written() {
        return written;
    }
}
