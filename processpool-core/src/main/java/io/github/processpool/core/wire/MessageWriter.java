package io.github.processpool.core.wire;

import io.github.processpool.core.codec.EncodedValues;
import io.github.processpool.core.codec.JsonPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Locale;

/**
 * Puts messages on a pipe. Small ones gather until {@link #flush()}, so that what belongs together is one write; a
 * large payload goes out from where it lies, without a copy, and so do blocks. Not thread-safe.
 */
public final class MessageWriter {
    private static final int COPIED_PAYLOAD_BYTES = 64 * 1024;

    private final OutputStream out;
    private final JsonPrinter printer = new JsonPrinter();
    private final Blocks blocks = new Blocks(EncodedValues.MAX_BYTES);
    private long written; // bytes, by the thread that writes

    public MessageWriter(OutputStream out) {
        this.out = out;
    }

    /** Adds a message to what goes out at the next flush, and flushes if it is large. */
    public void append(Message message) throws IOException {
        if (message instanceof Message.ToWorker order) {
            appendToWorker(order);
        } else {
            appendFromWorker((Message.FromWorker) message);
        }
    }

    private void appendToWorker(Message.ToWorker message) throws IOException {
        if (message instanceof Message.Chunk chunk) {
            printer.begin("chunk").field("id", chunk.id()).field("function", chunk.function());
            printer.field("items", chunk.items());
            if (chunk.prompt()) {
                printer.field("prompt", 1);
            }
            if (chunk.watched()) {
                printer.field("watched", 1);
            }
            endWithValues(chunk.values());
        } else if (message instanceof Message.Function function) {
            printer.begin("function").field("id", function.id());
            loader(function.loader());
            end("description", function.description());
        } else if (message instanceof Message.Start start) {
            printer.begin("start").field("protocol", start.protocol()).field("pool", start.pool());
            printer.field("worker", start.worker()).field("progressFile", start.progressFile());
            printer.field("initializer", start.initializer()).field("finalizer", start.finalizer());
            printer.end();
        } else if (message instanceof Message.Withdraw withdraw) {
            printer.begin("withdraw").field("chunk", withdraw.chunk()).end();
        } else if (message instanceof Message.Adopt adopt) {
            printer.begin("adopt").field("worker", adopt.worker()).end();
        } else if (message instanceof Message.Forget forget) {
            printer.begin("forget").field("function", forget.function()).end();
        } else if (message instanceof Message.Given given) {
            printer.begin("given").field("id", given.id());
            loader(given.loader());
            end("content", arrayOf(Base64.getEncoder().encode(given.content())));
        } else if (message instanceof Message.Missing missing) {
            printer.begin("missing").field("id", missing.id()).field("reason", missing.reason());
            printer.end();
        } else if (message instanceof Message.Reply reply) {
            printer.begin("reply").field("id", reply.id());
            endWithValues(reply.values());
        } else if (message instanceof Message.Unanswered unanswered) {
            printer.begin("unanswered").field("id", unanswered.id()).end();
        } else if (message instanceof Message.Refused refused) {
            printer.begin("refused").field("id", refused.id()).field("reason", refused.reason());
            printer.field("message", refused.message()).end();
        } else {
            printer.begin("stop").end();
        }
    }

    private void appendFromWorker(Message.FromWorker message) throws IOException {
        if (message instanceof Message.Results results) {
            printer.begin("results").field("chunk", results.chunk()).field("first", results.first());
            if (results.finish()) {
                printer.field("finished", results.finishedNanos());
            }
            endWithValues(results.values());
        } else if (message instanceof Message.Finished finished) {
            printer.begin("finished").field("chunk", finished.chunk()).field("nanos", finished.nanos());
            printer.end();
        } else if (message instanceof Message.Failed failed) {
            printer.begin("failed").field("chunk", failed.chunk()).field("index", failed.index());
            printer.field("kind", failed.kind().name().toLowerCase(Locale.ROOT));
            end("error", failed.error());
        } else if (message instanceof Message.Running running) {
            printer.begin("running").field("chunk", running.chunk()).field("index", running.index());
            printer.field("nanos", running.nanos()).end();
        } else if (message instanceof Message.Withdrawn withdrawn) {
            printer.begin("withdrawn").field("chunk", withdrawn.chunk());
            printer.field("from", withdrawn.from()).end();
        } else if (message instanceof Message.Ready ready) {
            printer.begin("ready").field("protocol", ready.protocol()).end();
        } else if (message instanceof Message.StartFailed startFailed) {
            printer.begin("start-failed");
            end("error", startFailed.error());
        } else if (message instanceof Message.Wanted wanted) {
            printer.begin("wanted").field("id", wanted.id());
            loader(wanted.loader());
            printer.field("name", wanted.name()).field("index", wanted.index()).end();
        } else if (message instanceof Message.Ask ask) {
            ask(ask);
        } else if (message instanceof Message.GiveUp giveUp) {
            printer.begin("give-up").field("id", giveUp.id()).end();
        } else if (message instanceof Message.Leaving leaving) {
            printer.begin("leaving").field("reason", leaving.reason()).end();
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
            printer.field("loader", loader);
        }
    }

    private void ask(Message.Ask ask) throws IOException {
        printer.begin("ask").field("id", ask.id()).field("object", ask.object());
        printer.field("operation", ask.operation()).field("thread", ask.thread());
        if (ask.waits()) {
            printer.field("waits", 1);
        }
        endWithValues(ask.values());
    }

    private void endWithValues(EncodedValues values) throws IOException {
        printer.field("count", values.count());
        if (values.of() != null) {
            printer.field("of", values.of());
        }
        if (!values.blocks().isEmpty()) {
            printer.field(Blocks.FIELD, Blocks.announcement(values.blocks()));
        }
        end("values", new Payload(values.bytes(), values.from(), values.to()));
        if (!values.blocks().isEmpty()) {
            flush();
            written += blocks.write(values.blocks(), out);
            out.flush();
        }
    }

    private void end(String name, Payload payload) throws IOException {
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
