package io.github.processpool.core.shared;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that processes map, in pieces that a buffer can have. It begins with its id, so that nobody takes another for it.
 *
 * <p>On Linux it has no name once it is made: who wants it opens the maker's descriptor through {@code /proc}, and it is
 * gone when the last process is that has it, however they end. Elsewhere it goes when it is closed.
 */
final class MappedMemory {
    static final int PIECE_SHIFT = 30;

    private static final int HEADER_BYTES = 64;
    private static final long PIECE_BYTES = 1L << PIECE_SHIFT;
    private static final long SPARE_BYTES = 1 << 20;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    final ByteBuffer[] pieces;
    final String place;
    private final @Nullable FileChannel file; // the maker's, as long as others may open it
    private final @Nullable Path name; // where it has one
    private final @Nullable AutoCloseable owner;

    private MappedMemory(
            ByteBuffer[] pieces,
            String place,
            @Nullable FileChannel file,
            @Nullable Path name,
            @Nullable AutoCloseable owner) {
        this.pieces = pieces;
        this.place = place;
        this.file = file;
        this.name = name;
        this.owner = owner;
    }

    /** Makes one of zeros. */
    static MappedMemory create(String id, long bytes) throws IOException {
        Path path = Files.createTempFile(folderWithRoom(bytes), "processpool-", ".memory"); // its user's alone
        FileChannel file = null;
        boolean done = false;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            String descriptor = descriptor(path);
            if (descriptor != null) {
                Files.delete(path); // before anything that takes time: this process may be killed at any moment
            } else {
                path.toFile().deleteOnExit();
            }
            file.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)), 0);
            AutoCloseable owner = Unmapping.newOwner();
            ByteBuffer[] pieces = map(file, bytes, owner);
            done = true;
            return descriptor != null
                    ? new MappedMemory(pieces, descriptor, file, null, owner)
                    : new MappedMemory(pieces, path.toString(), file, path, owner);
        } finally {
            if (!done) {
                Files.deleteIfExists(path);
                closeQuietly(file);
            }
        }
    }

    /** Maps the one of that id. */
    static MappedMemory open(String id, long bytes, String place) throws IOException {
        try (FileChannel file = FileChannel.open(Path.of(place), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer header = ByteBuffer.allocate(id.length());
            int read = file.read(header, 0);
            String found = read < 0 ? "" : new String(header.array(), 0, read, StandardCharsets.US_ASCII);
            if (!found.equals(id)) {
                throw new IOException("there is something else at " + place);
            }
            AutoCloseable owner = Unmapping.newOwner();
            return new MappedMemory(map(file, bytes, owner), place, null, null, owner);
        }
    }

    private static ByteBuffer[] map(FileChannel file, long bytes, @Nullable AutoCloseable owner) throws IOException {
        ByteBuffer[] pieces = new ByteBuffer[(int) ((bytes + PIECE_BYTES - 1) >>> PIECE_SHIFT)];
        for (int i = 0; i < pieces.length; i++) {
            long from = (long) i << PIECE_SHIFT;
            long length = Math.min(PIECE_BYTES, (bytes - from + 7) & -8L); // whole words
            pieces[i] = Unmapping.map(file, HEADER_BYTES + from, length, owner).order(ByteOrder.nativeOrder());
        }
        return pieces;
    }

    private static Path folderWithRoom(long bytes) throws IOException {
        Path memory = Path.of("/dev/shm");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        for (Path folder : new Path[] {memory, temporary}) {
            if (Files.isDirectory(folder)
                    && Files.isWritable(folder)
                    && Files.getFileStore(folder).getUsableSpace() >= bytes + SPARE_BYTES) {
                return folder;
            }
        }
        throw new IOException("there is no room for " + bytes + " bytes of shared memory, neither in " + memory
                + " nor in " + temporary + "; make room, or point java.io.tmpdir to where there is some");
    }

    /** Returns the path by which other processes of the user can open a file that this one has open. */
    private static @Nullable String descriptor(Path path) throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return null;
        }
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (leadsTo(descriptor, path)) {
                    return "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor.getFileName();
                }
            }
        }
        return null;
    }

    private static boolean leadsTo(Path descriptor, Path path) {
        try {
            return Files.readSymbolicLink(descriptor).equals(path.toRealPath());
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    /** Lets it go: nobody can open it any more, and it is unmapped here where that is safe. */
    void close() {
        try {
            if (name != null) {
                Files.deleteIfExists(name);
            }
            if (owner != null) {
                owner.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("shared memory can't be closed", e);
        } finally {
            closeQuietly(file);
        }
    }

    private static void closeQuietly(@Nullable FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // Nothing was written through it that could be lost.
        }
    }
}
