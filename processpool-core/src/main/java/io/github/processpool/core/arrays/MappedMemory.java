package io.github.processpool.core.arrays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that processes map, in pieces that a buffer can have. It begins with its id, so that nobody takes another for it.
 */
final class MappedMemory {
    static final int PIECE_SHIFT = 30;

    private static final int HEADER_BYTES = 64;
    private static final long PIECE_BYTES = 1L << PIECE_SHIFT;

    final ByteBuffer[] pieces;
    final String place;
    final Held held;

    /**
     * What is to be let go: the maker's file, as long as others may open it, and what owns the maps, where they can be
     * undone. It does not hold the pieces, which elsewhere must be collected for that.
     */
    record Held(@Nullable MemoryFile file, @Nullable AutoCloseable owner) {
        /** Nobody can open it any more, and it is unmapped here where that is safe. */
        void close() {
            try {
                if (file != null) {
                    file.close();
                }
                if (owner != null) {
                    owner.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException("shared memory can't be closed", e);
            }
        }
    }

    private MappedMemory(ByteBuffer[] pieces, String place, Held held) {
        this.pieces = pieces;
        this.place = place;
        this.held = held;
    }

    /** Makes one of zeros. */
    static MappedMemory create(String id, long bytes) throws IOException {
        MemoryFile file = MemoryFile.create(id, HEADER_BYTES + wholeWords(bytes));
        return map(file.channel(), bytes, file.place(), new Held(file, Unmapping.newOwner()));
    }

    /** Maps the one of that id. */
    static MappedMemory open(String id, long bytes, String place) throws IOException {
        try (FileChannel file = FileChannel.open(Path.of(place), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer header = ByteBuffer.allocate(id.length());
            int read = file.read(header, 0);
            String found = read < 0 ? "" : new String(header.array(), 0, read, StandardCharsets.US_ASCII);
            if (!found.equals(id) || file.size() < HEADER_BYTES + wholeWords(bytes)) {
                throw new NoSuchFileException(place, null, "something else is there");
            }
            return map(file, bytes, place, new Held(null, Unmapping.newOwner()));
        }
    }

    private static MappedMemory map(FileChannel file, long bytes, String place, Held held) throws IOException {
        boolean done = false;
        try {
            MappedMemory mapped = new MappedMemory(pieces(file, bytes, held.owner), place, held);
            done = true;
            return mapped;
        } finally {
            if (!done) {
                held.close();
            }
        }
    }

    private static ByteBuffer[] pieces(FileChannel file, long bytes, @Nullable AutoCloseable owner) throws IOException {
        ByteBuffer[] pieces = new ByteBuffer[(int) ((bytes + PIECE_BYTES - 1) >>> PIECE_SHIFT)];
        for (int i = 0; i < pieces.length; i++) {
            long from = (long) i << PIECE_SHIFT;
            long length = Math.min(PIECE_BYTES, wholeWords(bytes - from));
            pieces[i] = Unmapping.map(file, HEADER_BYTES + from, length, owner).order(ByteOrder.nativeOrder());
        }
        return pieces;
    }

    private static long wholeWords(long bytes) {
        return (bytes + 7) & -8L;
    }
}
