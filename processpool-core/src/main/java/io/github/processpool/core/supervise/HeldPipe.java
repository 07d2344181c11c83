package io.github.processpool.core.supervise;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A pipe between a worker and this process, identified by the name that Linux gives to it. When the worker has ended, this
 * process finds its own end of the pipe by that name, and opens the other end.
 *
 * @param name null on systems that have no such names
 */
record HeldPipe(@Nullable String name) {
    private static final Path OWN_DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String PIPE = "pipe:";
    private static final int WAKING = '\n';
    private static final long DRAINING_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    static HeldPipe of(long pid, int descriptor) {
        String name = target(Path.of("/proc", Long.toString(pid), "fd", Integer.toString(descriptor)));
        return new HeldPipe(name != null && name.startsWith(PIPE) ? name : null);
    }

    boolean isKnown() {
        return name != null;
    }

    /**
     * Writes a byte, for a thread that waits at the other end. Returns false if there is something to be read already, or if
     * the pipe can't be found or opened.
     */
    boolean writeIfEmpty() {
        try (RandomAccessFile end = open();
                FileInputStream content = end == null ? null : new FileInputStream(end.getFD())) {
            if (end == null || content == null || content.available() > 0) {
                return false;
            }
            end.write(WAKING);
            return true;
        } catch (IOException | RuntimeException e) {
            return false; // perhaps no descriptor is free: it is tried again
        }
    }

    /** Reads what no worker will, for as long as a thread waits for room in the pipe. */
    void drainWhile(BooleanSupplier writing) {
        if (!writing.getAsBoolean()) {
            return;
        }
        try (RandomAccessFile end = open();
                FileInputStream content = end == null ? null : new FileInputStream(end.getFD())) {
            while (content != null && writing.getAsBoolean()) {
                int unused = content.readNBytes(content.available()).length;
                LockSupport.parkNanos(DRAINING_NANOS);
            }
        } catch (IOException | RuntimeException e) {
            // as above
        }
    }

    /**
     * Opens the pipe for both directions, which never waits for another process. After a descriptor was found, it may have
     * been closed, and its number given to another file. So this checks that the opened file is the pipe.
     */
    private @Nullable RandomAccessFile open() throws IOException {
        Path own = isKnown() ? find(false) : null;
        if (own == null) {
            return null;
        }
        RandomAccessFile opened = new RandomAccessFile(own.toFile(), "rw");
        if (find(true) == null) {
            opened.close();
            return null;
        }
        return opened;
    }

    /** Returns a descriptor of this process for the pipe: any, or only one for both directions. */
    private @Nullable Path find(boolean bothDirections) throws IOException {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(OWN_DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (name != null && name.equals(target(descriptor)) && (!bothDirections || isForBoth(descriptor))) {
                    return descriptor;
                }
            }
        }
        return null;
    }

    private static boolean isForBoth(Path descriptor) throws IOException {
        var permissions = Files.readAttributes(descriptor, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .permissions();
        return permissions.contains(PosixFilePermission.OWNER_READ)
                && permissions.contains(PosixFilePermission.OWNER_WRITE);
    }

    private static @Nullable String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException | RuntimeException e) {
            return null; // it is gone, or not a link
        }
    }
}
