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
    private static final int HEAD_BYTES = 16 * 1024; // a message's fields before its values

    private final InputStream in;
    private final int maxFrameBytes;
    private byte[] buffer = new byte[INITIAL_BYTES];
    private int from;
    private int to;
    private int unread; // where the next line begins
    private int filled;
    private long readBehind; // bytes that follow the last line

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
        readBehind = 0;
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

    /** Takes the beginning of a line for which {@link #next} had no memory as the line; {@link #skipLine} must follow. */
    void takeHead() {
        from = unread;
        to = Math.min(filled, unread + HEAD_BYTES);
    }

    /**
     * Skips the rest of a line. This needs no memory.
     *
     * @throws ProtocolException if the line is too long
     * @throws HalfLineException if the stream ends in the middle of it
     */
    void skipLine() throws IOException {
        long skipped = 0;
        int lineFeed = indexOfLineFeed(unread);
        while (lineFeed < 0) {
            skipped += filled - unread;
            if (skipped > maxFrameBytes) {
                throw tooLong();
            }
            refill();
            lineFeed = indexOfLineFeed(0);
        }
        unread = lineFeed + 1;
    }

    private void refill() throws IOException {
        unread = 0;
        filled = 0;
        int count = in.read(buffer, 0, INITIAL_BYTES);
        if (count < 0) {
            throw new HalfLineException("the stream ended in what was to be skipped");
        }
        filled = count;
    }

    /** Returns how many of the bytes that follow the last line have been read. */
    long readBehind() {
        return readBehind;
    }

    /** Skips bytes that follow the last line, which is lost with them. This needs no memory. */
    void skipFully(long bytes) throws IOException {
        for (long left = bytes; left > 0; ) {
            if (unread == filled) {
                refill();
            }
            int count = (int) Math.min(left, filled - unread);
            unread += count;
            left -= count;
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
        readBehind += buffered;
        for (int done = buffered; done < length; ) {
            int count = in.read(target, offset + done, length - done);
            if (count < 0) {
                throw new HalfLineException("the stream ended in the middle of a block of " + length + " bytes");
            }
            done += count;
            readBehind += count;
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
            throw tooLong();
        }
        if (begun == 0 && buffer.length > KEPT_BYTES) {
            buffer = small(); // a large frame must not keep its memory for ever
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

    private byte[] small() {
        try {
            return new byte[INITIAL_BYTES];
        } catch (OutOfMemoryError e) {
            return buffer; // until the next time
        }
    }

    private ProtocolException tooLong() {
        return new ProtocolException("a line of more than " + maxFrameBytes + " bytes");
    }

    private boolean endOfStream() throws HalfLineException {
        if (filled == unread) {
            return false;
        }
        String line = Quote.of(buffer, unread, filled);
        throw new HalfLineException("the stream ended in the middle of a line that begins with: " + line);
    }
}
