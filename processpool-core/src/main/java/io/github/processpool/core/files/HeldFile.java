package io.github.processpool.core.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A new file that this process has open, and that it can lock: while a file is locked, its process lives. The system
 * releases the lock when the process ends, in whatever way.
 */
public final class HeldFile implements AutoCloseable {
    private static final Set<StandardOpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path path;
    private final FileChannel channel; // keeps the lock
    private final @Nullable Object key;

    private HeldFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        key = key(path);
    }

    /**
     * Makes the file, for its user alone.
     *
     * @throws FileAlreadyExistsException if the name is taken
     */
    public static HeldFile create(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, NEW, PrivateDirectory.permissions(path, "rw-------"));
        try {
            return new HeldFile(path, channel);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Locks it.
     *
     * @throws FileAlreadyExistsException if another process has just swept it as a dead process's file
     * @throws IOException if files can't be locked there
     */
    public void lock() throws IOException {
        if (channel.tryLock() == null || !hasItsName()) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    /** Returns the key that identifies the file of this name; null if there is no such file. */
    private static @Nullable Object key(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    public FileChannel channel() {
        return channel;
    }

    /** Tells whether the file still has its name: others may have removed it, or put something else there. */
    boolean hasItsName() throws IOException {
        return key != null && key.equals(key(path));
    }

    /** Removes the file's name, if it still has it. */
    public void removeName() throws IOException {
        if (hasItsName()) {
            Files.deleteIfExists(path);
        }
    }

    /** Closes the file and removes its name. */
    @Override
    public void close() {
        try (channel) {
            removeName(); // before the lock: what is found without one may be swept
        } catch (IOException e) {
            // An empty file without a lock, which the next sweep removes.
        }
    }
}
