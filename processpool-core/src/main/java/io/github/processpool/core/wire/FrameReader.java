package io.github.processpool.core.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream into lines of bytes. The line last read lies in {@link #buffer()} from {@link #from()} to
 * {@link #to()}, without its line feed, until the next call of {@link #next()}. Not thread-safe.
 */
final class FrameReader {
    private static final int INITIAL_BYTES = 64 * 1024;
    private static final int KEPT_BYTES = 1024 * 1024;

    private final InputStream in;
    private final int maxFrameBytes;
    private byte[] buffer = new byte[INITIAL_BYTES];
    private int from;
    private int to;
    private int unread; // where the next line begins
    private int filled;

    FrameReader(InputStream in, int maxFrameBytes) {
        this.in = in;
        this.maxFrameBytes = maxFrameBytes;
    }

    /**
     * Reads the next line; false at the end of the stream.
     *
     * @throws ProtocolException if the line is too long
     * @throws HalfLineException if the stream ends in the middle of it
     */
    boolean next() throws IOException {
        int searched = unread;
        while (true) {
            int lineFeed = indexOfLineFeed(searched);
            if (lineFeed >= 0) {
                from = unread;
                to = lineFeed;
                unread = lineFeed + 1;
                return true;
            }
            searched = filled - unread;
            makeRoom();
            searched += unread;
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                return endOfStream();
            }
            filled += count;
        }
    }

    /**
     * Reads bytes that follow the last line. The line stays where it is.
     *
     * @throws HalfLineException if the stream ends before
     */
    void readFully(byte[] target, int offset, int length) throws IOException {
        int buffered = Math.min(length, filled - unread);
        System.arraycopy(buffer, unread, target, offset, buffered);
        unread += buffered;
        for (int done = buffered; done < length; ) {
            int count = in.read(target, offset + done, length - done);
            if (count < 0) {
                throw new HalfLineException("the stream ended in the middle of a block of " + length + " bytes");
            }
            done += count;
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    private int indexOfLineFeed(int start) {
        byte[] bytes = buffer;
        for (int i = start, end = filled; i < end; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Moves and grows only what is full, so that a long line is not copied again for each piece of it that arrives. */
    private void makeRoom() throws ProtocolException {
        int begun = filled - unread;
        if (begun > maxFrameBytes) {
            throw new ProtocolException("a line of more than " + maxFrameBytes + " bytes");
        }
        if (begun == 0 && buffer.length > KEPT_BYTES) {
            buffer = new byte[INITIAL_BYTES]; // a large frame must not keep its memory for ever
        } else if (filled == buffer.length && begun > buffer.length / 2) {
            long room = Math.min(2L * buffer.length, (long) maxFrameBytes + INITIAL_BYTES);
            buffer = Arrays.copyOfRange(buffer, unread, unread + (int) room);
        } else if (begun == 0 || filled == buffer.length) {
            System.arraycopy(buffer, unread, buffer, 0, begun);
        } else {
            return;
        }
        filled = begun;
        unread = 0;
    }

    private boolean endOfStream() throws HalfLineException {
        if (filled == unread) {
            return false;
        }
        byte[] start = Arrays.copyOfRange(buffer, unread, Math.min(filled, unread + 200));
        throw new HalfLineException("the stream ended in the middle of a line that begins with: " + Quote.of(start));
    }
}
