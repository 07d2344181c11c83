package io.github.processpool.core.wire;

import io.github.processpool.core.blocks.EncodedValues;
import io.github.processpool.core.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages off a pipe. It is strict: anything that is not a valid message is a {@link ProtocolException}. A
 * message's payload lies in the reader's buffer until the next message is read. Not thread-safe.
 */
public final class MessageReader {
    private static final int RESERVE_BYTES = 64 * 1024;
    private static final int MAX_TEXT_BYTES = 1_000_000;
    private static final int MAX_TRUSTED_TEXT_BYTES = 20_000_000; // of the parent

    private final FrameReader frames;
    private final Blocks blocks;
    private byte @Nullable [] reserve; // memory for the head of a message, when there is no other
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
        if (!frames.next()) {
            return null;
        }
        try {
            return ToWorker.of(new MessageFields(frames, MAX_TRUSTED_TEXT_BYTES, blocks, true));
        } catch (MalformedJsonException e) {
            throw invalid(e);
        }
    }

    /** Returns the worker's next message, or null at the end of the stream. */
    public @Nullable FromWorker nextFromWorker() throws IOException {
        lineIsThere = false;
        if (reserve == null) {
            reserve = newReserve();
        }
        lineIsThere = frames.next();
        if (!lineIsThere) {
            return null;
        }
        try {
            return FromWorker.of(new MessageFields(frames, MAX_TEXT_BYTES, blocks, true));
        } catch (MalformedJsonException e) {
            throw invalid(e);
        }
    }

    /**
     * Returns the worker's message for which {@link #nextFromWorker} has just found no memory. A message of results, of a
     * failure or of a question comes without its values and its error; any other comes whole. If nothing of the message
     * has arrived yet, this returns null. If there is no memory for this either, it may be called again. After a message,
     * {@link #skipRest} must follow.
     *
     * @throws ProtocolException if no message of its type can be so large
     */
    public @Nullable FromWorker headFromWorker() throws IOException {
        reserve = null;
        if (!lineIsThere) {
            frames.takeHead();
            if (frames.from() == frames.to()) {
                return null;
            }
        }
        frames.buffer()[frames.to() - 1] = '}'; // ends the line, whose middle may be missing
        try {
            MessageFields line = new MessageFields(frames, MAX_TEXT_BYTES, null, lineIsThere);
            behind = line.has(Fields.BLOCKS) ? Blocks.announcedBytes(line.text(Fields.BLOCKS)) : 0;
            FromWorker head = FromWorker.of(line);
            if (!lineIsThere && !head.isKnownByHead()) {
                throw new MalformedJsonException("no memory to read all of it", null);
            }
            return head;
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

    private ProtocolException invalid(MalformedJsonException e) {
        String line = Quote.of(frames.buffer(), frames.from(), frames.to());
        return new ProtocolException("no valid message (" + e.getMessage() + "): " + line, e);
    }
}
