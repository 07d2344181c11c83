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
 * A mapped file, in pieces small enough for a buffer. The file begins with its id, so that no other file is taken for it.
 */
final class MappedMemory {
    static final int PIECE_SHIFT = 30;

    private static final int HEADER_BYTES = 64;
    private static final long PIECE_BYTES = 1L << PIECE_SHIFT;

    final ByteBuffer[] pieces;
    final String place;
    final Held held;

    /**
     * What close() releases: the file, in the JVM that made it, and the owner of the mappings, where the JDK can unmap. It
     * does not refer to the pieces: elsewhere they are unmapped when they are collected.
     */
    record Held(@Nullable MemoryFile file, @Nullable AutoCloseable owner) {
        /** From now on nobody can open the file. Its memory is unmapped here where the JDK can do that safely. */
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

    /** Makes a file of zeros and maps it. */
    static MappedMemory create(String id, long bytes) throws IOException {
        MemoryFile file = MemoryFile.create(id, HEADER_BYTES + wholeWords(bytes));
        return map(file.channel(), bytes, file.place(), new Held(file, Unmapping.newOwner()));
    }

    /** Maps the file that begins with that id. */
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
