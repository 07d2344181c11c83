package io.github.processpool.core.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one user's archives are kept. A JVM maps an archive and runs the code in it. So a file is only used
 * if this user alone could have written it, and if it is whole: its name contains the checksum of its content.
 */
final class ArchiveStore {
    private static final Set<PosixFilePermission> PRIVATE_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Duration KEPT_UNUSED = Duration.ofDays(30);
    private static final String SUFFIX = ".archive";

    /** Archives and drafts of them. The user may keep other things in the folder too. */
    private static final Pattern OWN_NAME =
            Pattern.compile("workers-[0-9a-f]+-[0-9a-f]+\\.archive|[0-9]+\\.archive-draft");

    private final Path folder;
    private final Object user; // the system's number

    private ArchiveStore(Path folder, Object user) {
        this.folder = folder;
        this.user = user;
    }

    /**
     * Opens the store, and makes its folder if there is none.
     *
     * @param ownFile a file that this process has made, and whose owner is its user
     * @throws IOException if there can be no such folder, or if others can write to it
     */
    static ArchiveStore open(Path folder, Path ownFile) throws IOException {
        Path parent = folder.getParent();
        if (parent == null) {
            throw new IOException(folder + " is no folder for archives");
        }
        Files.createDirectories(parent);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
        }
        ArchiveStore store = new ArchiveStore(folder, owner(ownFile));
        if (!store.isPrivate(folder)) {
            throw new IOException(folder + " belongs to another user, or others may write to it");
        }
        return store;
    }

    /**
     * Returns the folder in which a user's programs keep the archives.
     *
     * @throws IOException if what the user or the system has chosen is no path
     */
    static Path userFolder() throws IOException {
        try {
            String chosen = System.getProperty(StartupArchive.FOLDER_PROPERTY);
            if (chosen != null) {
                return Path.of(chosen).toAbsolutePath();
            }
            String home = System.getenv("XDG_CACHE_HOME");
            Path caches = home != null && home.startsWith("/")
                    ? Path.of(home)
                    : Path.of(System.getProperty("user.home"), ".cache");
            return caches.toAbsolutePath().resolve("processpool");
        } catch (InvalidPathException e) {
            throw new IOException(e);
        }
    }

    private static Object owner(Path file) throws IOException {
        return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isPrivate(Path file) throws IOException {
        Set<PosixFilePermission> others =
                EnumSet.copyOf(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        others.removeAll(PRIVATE_FOLDER);
        return others.isEmpty() && owner(file).equals(user);
    }

    /** Returns the archive with this key, or null if there is none that can be trusted. */
    @Nullable
    Path find(String key) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, key + "-*" + SUFFIX)) {
            for (Path file : files) {
                if (isSound(file, key)) {
                    Files.setLastModifiedTime(file, FileTime.from(Instant.now())); // in use, so kept
                    return file;
                }
                Files.deleteIfExists(file);
            }
        }
        return null;
    }

    private boolean isSound(Path file, String key) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && isPrivate(file)
                && file.getFileName().toString().equals(name(key, file));
    }

    /** Makes an empty file into which an archive can be written before it is published. */
    Path draft() throws IOException {
        return Files.createTempFile(folder, "", SUFFIX + "-draft");
    }

    /** Gives a complete archive its name, and returns its place. */
    Path publish(Path draft, String key) throws IOException {
        Files.setPosixFilePermissions(draft, PRIVATE_FILE);
        Path published = folder.resolve(name(key, draft));
        Files.move(draft, published, StandardCopyOption.ATOMIC_MOVE);
        removeUnused();
        return published;
    }

    private void removeUnused() throws IOException {
        Instant limit = Instant.now().minus(KEPT_UNUSED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (isOwn(file) && isUnusedSince(limit, file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private boolean isOwn(Path file) throws IOException {
        return OWN_NAME.matcher(String.valueOf(file.getFileName())).matches()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && owner(file).equals(user);
    }

    private static boolean isUnusedSince(Instant limit, Path file) throws IOException {
        return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(limit);
    }

    private static String name(String key, Path content) throws IOException {
        return key + "-" + Long.toHexString(sum(content)) + SUFFIX;
    }

    private static long sum(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer block = ByteBuffer.allocateDirect(256 * 1024);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(block) >= 0) {
                sum.update(block.flip());
                block.clear();
            }
        }
        return sum.getValue();
    }
}
