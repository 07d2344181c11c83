package io.github.processpool.core.wire;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.FieldName;
import io.github.processpool.core.json.JsonScanner;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.wire.FromWorker.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages off a pipe. It is strict: whatever is no valid message is a {@link ProtocolException}. A message's
 * payload lies in the reader's buffer until the next message is read. Not thread-safe.
 */
public final class MessageReader {
    private static final Payload NO_PAYLOAD = Payload.of(new byte[0]);

    private static final int RESERVE_BYTES = 64 * 1024;

    private final FrameReader frames;
    private final Blocks blocks;
    private long read; // bytes, by the thread that reads
    private byte @Nullable [] reserve; // of memory, for the head of a message where there is no other
    private boolean lineIsThere; // of the message that is being read
    private long behind; // bytes that the message of which only the head was read has after its line

    public MessageReader(InputStream in) {
        this(in, Limits.MAX_FRAME_BYTES);
    }

    MessageReader(InputStream in, int maxFrameBytes) {
        frames = new FrameReader(in, maxFrameBytes);
        blocks = new Blocks(Math.min(maxFrameBytes, EncodedValues.MAX_BYTES));
    }

    /** Returns the parent's next message, or null at the end of the stream. */
    public @Nullable ToWorker nextToWorker() throws IOException {
        return frames.next() ? parseToWorker() : null;
    }

    /** Returns the worker's next message, or null at the end of the stream. */
    public @Nullable FromWorker nextFromWorker() throws IOException {
        lineIsThere = false;
        if (reserve == null) {
            reserve = newReserve();
        }
        lineIsThere = frames.next();
        return lineIsThere ? parseFromWorker() : null;
    }

    /**
     * Returns the worker's message for which {@link #nextFromWorker} has just found no memory. A message of results, of a
     * failure or of a question comes without its values and its error; any other comes whole. If nothing of the message
     * has arrived yet, this returns null. If there is no memory for this either, it may be called again. After a message,
     * {@link #skipRest} must follow.
     *
     * @throws ProtocolException if it is none that can be so large
     */
    public @Nullable FromWorker headFromWorker() throws IOException {
        reserve = null;
        if (!lineIsThere) {
            frames.takeHead();
            if (frames.from() == frames.to()) {
                return null;
            }
        }
        frames.buffer()[frames.to() - 1] = '}'; // as the line ends, from which the middle may be missing
        try {
            JsonScanner line = new JsonScanner(frames.buffer(), frames.from(), frames.to());
            behind = line.has(Fields.BLOCKS) ? Blocks.announcedBytes(line.text(Fields.BLOCKS)) : 0;
            return headOf(line);
        } catch (MalformedJsonException e) {
            throw invalid(e);
        }
    }

    private static byte @Nullable [] newReserve() {
        try {
            return new byte[RESERVE_BYTES];
        } catch (OutOfMemoryError e) {
            return null; // perhaps before the next message
        }
    }

    /** Skips what is left of the message of which only the head was read. */
    public void skipRest() throws IOException {
        long left = behind - frames.readBehind();
        if (!lineIsThere) {
            frames.skipLine();
        }
        frames.skipFully(left);
    }

    private FromWorker headOf(JsonScanner line) throws IOException {
        String type = line.text(Fields.TYPE);
        return switch (type) {
            case "results" ->
                new FromWorker.Results(
                        line.number(Fields.CHUNK),
                        line.size(Fields.FIRST),
                        withoutValues(line),
                        line.has(Fields.FINISHED) ? nanos(line, Fields.FINISHED) : FromWorker.Results.UNFINISHED);
            case "failed" ->
                new FromWorker.Failed(
                        line.number(Fields.CHUNK), line.size(Fields.INDEX), kind(line.text(Fields.KIND)), NO_PAYLOAD);
            case "ask" ->
                new FromWorker.Ask(
                        line.number(Fields.ID),
                        line.text(Fields.OBJECT),
                        line.text(Fields.OPERATION),
                        line.number(Fields.THREAD),
                        line.number(Fields.WAITS, 0) != 0,
                        withoutValues(line));
            default -> {
                if (!lineIsThere) {
                    throw new MalformedJsonException("no memory to read a message of type '" + type + "'", null);
                }
                yield fromWorker(line);
            }
        };
    }

    private static EncodedValues withoutValues(JsonScanner line) {
        return new EncodedValues(null, line.size(Fields.COUNT), NO_PAYLOAD.bytes(), 0, 0);
    }

    /** Returns the number of bytes read so far. */
    public long read() {
        return read;
    }

    private ToWorker parseToWorker() throws IOException {
        try {
            count();
            return toWorker(JsonScanner.trusting(frames.buffer(), frames.from(), frames.to()));
        } catch (MalformedJsonException e) {
            throw invalid(e);
        }
    }

    private FromWorker parseFromWorker() throws IOException {
        try {
            count();
            return fromWorker(new JsonScanner(frames.buffer(), frames.from(), frames.to()));
        } catch (MalformedJsonException e) {
            throw invalid(e);
        }
    }

    private void count() {
        read += frames.to() - frames.from() + 1L;
    }

    private ProtocolException invalid(MalformedJsonException e) {
        String line = Quote.of(frames.buffer(), frames.from(), frames.to());
        return new ProtocolException("no valid message (" + e.getMessage() + "): " + line, e);
    }

    private ToWorker toWorker(JsonScanner line) throws IOException {
        String type = line.text(Fields.TYPE);
        return switch (type) {
            case "chunk" ->
                new ToWorker.Chunk(
                        line.number(Fields.ID),
                        line.number(Fields.FUNCTION),
                        line.size(Fields.ITEMS),
                        line.number(Fields.PROMPT, 0) != 0,
                        line.number(Fields.WATCHED, 0) != 0,
                        values(line));
            case "function" ->
                new ToWorker.Function(line.number(Fields.ID), loader(line), payload(line, Fields.DESCRIPTION));
            case "forget" -> new ToWorker.Forget(line.number(Fields.FUNCTION));
            case "adopt" -> new ToWorker.Adopt(line.size(Fields.WORKER));
            case "defaults" ->
                new ToWorker.Defaults(
                        line.optionalText(Fields.LOCALE),
                        line.optionalText(Fields.DISPLAY),
                        line.optionalText(Fields.FORMAT),
                        line.optionalText(Fields.TIME_ZONE));
            case "prepare" -> new ToWorker.Prepare(line.text(Fields.NAME));
            case "revoke" -> new ToWorker.Revoke(line.number(Fields.CHUNK));
            case "given" ->
                new ToWorker.Given(line.number(Fields.ID), loader(line), content(payload(line, Fields.CONTENT)));
            case "missing" -> new ToWorker.Missing(line.number(Fields.ID), line.text(Fields.REASON));
            case "reply" -> new ToWorker.Reply(line.number(Fields.ID), values(line));
            case "unanswered" -> new ToWorker.Unanswered(line.number(Fields.ID));
            case "refused" ->
                new ToWorker.Refused(line.number(Fields.ID), line.text(Fields.REASON), line.text(Fields.MESSAGE));
            case "probe" -> new ToWorker.Probe(line.number(Fields.TOKEN));
            case "stop" -> new ToWorker.Stop();
            case "start" ->
                new ToWorker.Start(
                        line.size(Fields.PROTOCOL),
                        line.text(Fields.POOL),
                        line.size(Fields.WORKER),
                        line.text(Fields.PROGRESS_FILE),
                        line.number(Fields.INITIALIZER),
                        line.number(Fields.FINALIZER));
            default -> throw unknown(type);
        };
    }

    private FromWorker fromWorker(JsonScanner line) throws IOException {
        String type = line.text(Fields.TYPE);
        return switch (type) {
            case "results" ->
                new FromWorker.Results(
                        line.number(Fields.CHUNK),
                        line.size(Fields.FIRST),
                        values(line),
                        line.has(Fields.FINISHED) ? nanos(line, Fields.FINISHED) : FromWorker.Results.UNFINISHED);
            case "finished" -> new FromWorker.Finished(line.number(Fields.CHUNK), nanos(line, Fields.NANOS));
            case "failed" ->
                new FromWorker.Failed(
                        line.number(Fields.CHUNK),
                        line.size(Fields.INDEX),
                        kind(line.text(Fields.KIND)),
                        payload(line, Fields.ERROR));
            case "running" ->
                new FromWorker.Running(line.number(Fields.CHUNK), line.size(Fields.INDEX), nanos(line, Fields.NANOS));
            case "revoked" -> new FromWorker.Revoked(line.number(Fields.CHUNK), line.size(Fields.FROM));
            case "wanted" ->
                new FromWorker.Wanted(
                        line.number(Fields.ID), loader(line), line.text(Fields.NAME), line.size(Fields.INDEX));
            case "ready" -> new FromWorker.Ready(line.size(Fields.PROTOCOL));
            case "start-failed" -> new FromWorker.StartFailed(payload(line, Fields.ERROR));
            case "ask" ->
                new FromWorker.Ask(
                        line.number(Fields.ID),
                        line.text(Fields.OBJECT),
                        line.text(Fields.OPERATION),
                        line.number(Fields.THREAD),
                        line.number(Fields.WAITS, 0) != 0,
                        values(line));
            case "seen" -> new FromWorker.Seen(line.number(Fields.TOKEN));
            case "give-up" -> new FromWorker.GiveUp(line.number(Fields.ID));
            case "leaving" -> new FromWorker.Leaving(line.text(Fields.REASON));
            default -> throw unknown(type);
        };
    }

    private EncodedValues values(JsonScanner line) throws IOException {
        line.payload(Fields.VALUES);
        return new EncodedValues(
                line.optionalText(Fields.OF),
                line.size(Fields.COUNT),
                frames.buffer(),
                line.payloadFrom(),
                line.payloadTo(),
                line.has(Fields.BLOCKS)
                        ? blocks.read(line.text(Fields.BLOCKS), line.payloadTo() - line.payloadFrom(), frames)
                        : List.of());
    }

    private Payload payload(JsonScanner line, FieldName name) {
        line.payload(name);
        return new Payload(frames.buffer(), line.payloadFrom(), line.payloadTo());
    }

    private static long nanos(JsonScanner line, FieldName name) {
        long nanos = line.number(name);
        if (nanos < 0) {
            throw new MalformedJsonException("a negative duration: " + nanos, null);
        }
        return nanos;
    }

    private static int loader(JsonScanner line) {
        return line.has(Fields.LOADER) ? line.size(Fields.LOADER) : Message.CLASS_PATH;
    }

    /** An array of one text, which is not scanned as a text, since those are short. */
    private static byte[] content(Payload array) {
        int from = array.from() + 2;
        int to = array.to() - 2;
        byte[] bytes = array.bytes();
        if (from > to || bytes[from - 2] != '[' || bytes[from - 1] != '"' || bytes[to] != '"' || bytes[to + 1] != ']') {
            throw new MalformedJsonException("content that is no array of one text", null);
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOfRange(bytes, from, to));
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("content that is not base64", e);
        }
    }

    private static FailureKind kind(String text) {
        return switch (text) {
            case "threw" -> FailureKind.THREW;
            case "encoding" -> FailureKind.ENCODING;
            default -> throw new MalformedJsonException("unknown kind of failure '" + text + "'", null);
        };
    }

    private static MalformedJsonException unknown(String type) {
        return new MalformedJsonException("unknown type '" + type + "'", null);
    }
}
