package io.github.processpool.core.arrays;

import io.github.processpool.core.files.HeldFile;
import io.github.processpool.core.files.OwnNames;
import io.github.processpool.core.files.TemporaryFolders;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file that a shared array is mapped from. All of it is written when it is made: in a file with holes, a write for
 * which the system has no room would end the JVM.
 *
 * <p>On Linux its name is removed at once. Other processes open it through the maker's descriptor in {@code /proc}, and it
 * is gone when the last process that has it ends, however that ends. Elsewhere it is removed when it is closed; until then
 * it is locked, so that the sweeping of temporary files leaves it alone.
 */
final class MemoryFile implements AutoCloseable {
    private static final long SPARE_BYTES = 1 << 20;
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int TRIES = 100;
    private static final Pattern REMOTE = Pattern.compile("nfs|cifs|smb|fuse|9p|ceph|virtiofs");
    private static final Map<Path, FileStore> STORES = new ConcurrentHashMap<>();
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final HeldFile file;
    private final String place;

    private MemoryFile(HeldFile file, String place) {
        this.file = file;
        this.place = place;
    }

    /**
     * Makes a file that begins with an id, followed by zeros.
     *
     * @param bytes its whole length
     * @throws IOException if it can't be made in any of the folders where it may lie; the message says why
     */
    static MemoryFile create(String id, long bytes) throws IOException {
        IOException failure = null;
        StringBuilder reasons = new StringBuilder();
        for (Path folder : TemporaryFolders.forMemory()) {
            try {
                requireRoom(folder, bytes);
                return create(id, bytes, folder);
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (IOException e) {
                reasons.append(failure == null ? "" : ", ")
                        .append(reason(e))
                        .append(" in ")
                        .append(folder);
                failure = e;
            }
        }
        throw new IOException(reasons.toString(), failure);
    }

    private static String reason(IOException failure) {
        String told = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return told == null ? failure.toString() : told;
    }

    /** Spares an attempt that would fail. Others may take the room all the same before it is taken here. */
    private static void requireRoom(Path folder, long bytes) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no folder");
        }
        long room = store(folder).getUsableSpace();
        if (room < bytes + SPARE_BYTES) {
            throw new IOException("room for " + room + " bytes only");
        }
        if (bytes > SPARE_BYTES && TemporaryFolders.isMemory(folder) && FreeMemory.bytes() < bytes + SPARE_BYTES) {
            throw new IOException("memory for " + FreeMemory.bytes() + " bytes only");
        }
    }

    /** Cached: finding it takes longer than making a small array. */
    private static FileStore store(Path folder) throws IOException {
        FileStore known = STORES.get(folder);
        if (known == null) {
            known = Files.getFileStore(folder);
            STORES.put(folder, known);
        }
        return known;
    }

    private static MemoryFile create(String id, long bytes, Path folder) throws IOException {
        HeldFile file = newFile(folder);
        boolean done = false;
        try {
            String place = hide(file);
            takeRoom(place, id, bytes);
            if (isRemote(folder)) {
                file.channel().force(false); // only then do such systems find out that there is no room
            }
            done = true;
            return new MemoryFile(file, place);
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    private static HeldFile newFile(Path folder) throws IOException {
        for (int i = 1; i < TRIES; i++) {
            try {
                return HeldFile.create(folder.resolve(OwnNames.nextMemory()));
            } catch (FileAlreadyExistsException e) {
                // The next one has another number.
            }
        }
        return HeldFile.create(folder.resolve(OwnNames.nextMemory()));
    }

    /** Called before anything that takes time: this process may be killed at any moment. Returns where others can open it. */
    private static String hide(HeldFile file) throws IOException {
        String descriptor = descriptor(file.path());
        if (descriptor != null) {
            file.removeName();
            return descriptor;
        }
        file.path().toFile().deleteOnExit();
        file.lock();
        return file.path().toString();
    }

    /** Returns the path by which other processes of the user can open a file that this one has open. */
    private static @Nullable String descriptor(Path path) throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return null;
        }
        Path real = path.resolveSibling("").toRealPath().resolve(path.getFileName());
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (leadsTo(descriptor, real.toString())) {
                    return "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor.getFileName();
                }
            }
        }
        return null;
    }

    /** The name may have been removed already, by a process that sweeps temporary files. */
    private static boolean leadsTo(Path descriptor, String path) {
        try {
            String open = Files.readSymbolicLink(descriptor).toString();
            return open.equals(path) || open.equals(path + " (deleted)");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    /** Does not write by the channel: that would need direct memory. */
    private static void takeRoom(String place, String id, long bytes) throws IOException {
        byte[] zeros = new byte[(int) Math.min(PIECE_BYTES, bytes)];
        try (RandomAccessFile file = new RandomAccessFile(place, "rw")) {
            for (long left = bytes; left > 0; left -= zeros.length) {
                file.write(zeros, 0, (int) Math.min(zeros.length, left));
            }
            file.seek(0);
            file.write(id.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static boolean isRemote(Path folder) throws IOException {
        return REMOTE.matcher(store(folder).type()).lookingAt();
    }

    FileChannel channel() {
        return file.channel();
    }

    /** Returns the path by which other processes can open it. */
    String place() {
        return place;
    }

    @Override
    public void close() {
        file.close();
    }
}
