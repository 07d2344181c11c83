package io.github.processpool.core.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;

/** A folder that only its user can enter, and the files in it. */
public final class PrivateDirectory {
    private static final int TYPE_AND_PERMISSIONS = 0170777;
    private static final int PRIVATE = 0040700; // a folder: rwx------

    private PrivateDirectory() {}

    /** Makes a folder. One that exists already is not used. */
    static void create(Path folder) throws IOException {
        Files.createDirectory(folder, permissions(folder, "rwx------"));
    }

    /** Makes an empty file that its user alone can open, whatever the folder's permissions. */
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, permissions(file, "rw-------"));
    }

    /** Returns the attributes to create a file with; none where there are no such permissions. */
    static FileAttribute<?>[] permissions(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Returns the number of the user whose file this is; -1 where users have none. */
    static int owner(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                : -1;
    }

    /** Tells whether this is a folder that this user alone can enter, and not somebody else's, or a link. */
    static boolean isThere(Path folder, int user) {
        try {
            if (user < 0) {
                return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
            }
            Map<String, Object> found = Files.readAttributes(folder, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            return Objects.equals(found.get("uid"), user)
                    && found.get("mode") instanceof Integer mode
                    && (mode & TYPE_AND_PERMISSIONS) == PRIVATE;
        } catch (IOException e) {
            return false; // it is gone
        }
    }

    /** Returns the file whose lock says that the pool with this folder lives. */
    static Path lockOf(Path folder) {
        return folder.resolveSibling(OwnNames.lockOf(String.valueOf(folder.getFileName())));
    }

    /** Removes a pool's folder with everything in it, and its lock, when the pool's JVM has ended. */
    public static void deleteWithLock(Path folder) {
        delete(folder);
        try {
            Files.deleteIfExists(lockOf(folder));
        } catch (IOException e) {
            // The next sweep removes it.
        }
    }

    /** Has the JVM remove a pool's folder, and the files that are in it now, after its last exit hook. */
    static void deleteWithLockAtExit(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            lockOf(folder).toFile().deleteOnExit(); // the last is removed first
            folder.toFile().deleteOnExit();
            files.forEach(file -> file.toFile().deleteOnExit());
        } catch (IOException | DirectoryIteratorException e) {
            // It is gone already.
        }
    }

    static void delete(Path folder) {
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        } catch (IOException | DirectoryIteratorException e) {
            // A file of a few bytes that stays among the temporary ones is not worth a failure.
        }
    }
}
