package io.github.processpool.core.wire;

import io.github.processpool.core.blocks.BlockType;
import io.github.processpool.core.json.MalformedJsonException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Primitive arrays that follow a message's line as their bytes, one right after the other. The line announces them in a
 * field like {@code "blocks":"byte:67108864 double:1000"}. They are written from where they lie and read to where they
 * stay, through a small buffer.
 */
final class Blocks {
    /** What a pipe takes at once; the JVM copies what is written in one piece outside its heap first. */
    private static final int PIECE_BYTES = 64 * 1024;

    /** Memory is taken as the bytes arrive: what was only announced costs nothing yet. */
    private static final int FIRST_BYTES = 1024 * 1024;

    private static final int GROWTH = 8;
    private static final int MOST = 10_000;

    private final int maxBytes;
    private byte @Nullable [] piece; // room for a piece of an array, once there was something to convert

    /** Reads not more than {@code maxBytes} for one message. */
    Blocks(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Returns the text that announces these arrays. */
    static String announcement(List<Object> arrays) {
        StringBuilder text = new StringBuilder(20 * arrays.size());
        for (Object array : arrays) {
            text.append(text.length() == 0 ? "" : " ");
            text.append(BlockType.ofBlock(array).typeName()).append(':').append(Array.getLength(array));
        }
        return text.toString();
    }

    /** Writes the bytes of all arrays and returns how many they were. */
    long write(List<Object> arrays, OutputStream out) throws IOException {
        long written = 0;
        for (Object array : arrays) {
            written += write(array, out);
        }
        return written;
    }

    private long write(Object array, OutputStream out) throws IOException {
        BlockType type = BlockType.ofBlock(array);
        int length = Array.getLength(array);
        int most = PIECE_BYTES / type.elementBytes();
        for (int from = 0; from < length; from += most) {
            int count = Math.min(most, length - from);
            if (array instanceof byte[] bytes) {
                out.write(bytes, from, count);
            } else {
                byte[] copy = piece();
                type.write(array, from, count, littleEndian(copy));
                out.write(copy, 0, count * type.elementBytes());
            }
        }
        return (long) length * type.elementBytes();
    }

    /**
     * Reads the arrays that were announced.
     *
     * @param besides the size in bytes of the values that the arrays belong to, which counts towards the limit
     * @throws MalformedJsonException if the announcement is not valid
     * @throws HalfLineException if the stream ends before they do
     */
    List<Object> read(String announcement, int besides, FrameReader frames) throws IOException {
        List<Object> arrays = new ArrayList<>();
        long bytes = besides;
        for (String text : announcement.split(" ", MOST + 1)) {
            if (arrays.size() == MOST) {
                throw new MalformedJsonException("more than " + MOST + " blocks", null);
            }
            Announced one = Announced.of(text);
            bytes += one.bytes();
            if (bytes > maxBytes) {
                throw new MalformedJsonException("blocks of more than " + maxBytes + " bytes with their values", null);
            }
            arrays.add(read(one.type, one.length, frames));
        }
        return arrays;
    }

    /** Returns how many bytes were announced. */
    static long announcedBytes(String announcement) {
        long bytes = 0;
        for (String text : announcement.split(" ", -1)) {
            bytes += Announced.of(text).bytes();
        }
        return bytes;
    }

    private Object read(BlockType type, int length, FrameReader frames) throws IOException {
        int most = PIECE_BYTES / type.elementBytes();
        int capacity = Math.min(length, FIRST_BYTES / type.elementBytes());
        Object array = type.newArray(capacity);
        for (int from = 0; from < length; from += most) {
            int count = Math.min(most, length - from);
            if (count > capacity - from) {
                capacity = (int) Math.min(length, (long) GROWTH * capacity);
                array = type.copyOf(array, from, capacity);
            }
            read(type, array, from, count, frames);
        }
        return array;
    }

    private void read(BlockType type, Object array, int from, int count, FrameReader frames) throws IOException {
        if (array instanceof byte[] bytes) {
            frames.readFully(bytes, from, count);
        } else {
            byte[] copy = piece();
            frames.readFully(copy, 0, count * type.elementBytes());
            type.read(littleEndian(copy), array, from, count);
        }
    }

    private byte[] piece() {
        byte[] made = piece;
        if (made == null) {
            made = new byte[PIECE_BYTES];
            piece = made;
        }
        return made;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private record Announced(BlockType type, int length) {
        static Announced of(String text) {
            int colon = text.indexOf(':');
            BlockType type = BlockType.named(text.substring(0, Math.max(0, colon)));
            try {
                int length = Integer.parseInt(text.substring(colon + 1));
                if (type != null && length >= 0) {
                    return new Announced(type, length);
                }
            } catch (NumberFormatException e) {
                // It is none, as below.
            }
            throw new MalformedJsonException("an unknown block '" + text + "'", null);
        }

        long bytes() {
            return (long) length * type.elementBytes();
        }
    }
}
