package io.github.processpool.core.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What applications that were killed have left in a folder of temporary files: folders of pools, and files of shared
 * arrays. They are in use as long as their lock file is locked. Process ids would not tell: containers may share their
 * temporary files without sharing processes. Files without a lock file are left alone.
 *
 * <p>Other users may write to such a folder. So only files that belong to this user alone are touched, and they are reached
 * through the open folder, where no link leads elsewhere. Where the system has no calls for that, nothing is swept.
 */
public final class LeftOvers {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Set<PosixFilePermission> PRIVATE_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<OpenOption> NO_LINK =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final SecureDirectoryStream<Path> entries;
    private final UserPrincipal user;
    private final long deadline;

    private LeftOvers(SecureDirectoryStream<Path> entries, UserPrincipal user, long deadline) {
        this.entries = entries;
        this.user = user;
        this.deadline = deadline;
    }

    /**
     * Removes what was left in some folders, and stops after a second.
     *
     * @param own a file of this process's user
     */
    public static void sweep(List<Path> folders, Path own) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (Path folder : folders) {
            sweep(folder, own, deadline);
        }
    }

    private static void sweep(Path folder, Path own, long deadline) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries instanceof SecureDirectoryStream<Path> secure) {
                new LeftOvers(secure, Files.getOwner(own, LinkOption.NOFOLLOW_LINKS), deadline).sweep();
            }
        } catch (IOException | DirectoryIteratorException | UnsupportedOperationException e) {
            // What can't be removed stays until another pool sweeps.
        }
    }

    private void sweep() {
        for (Path entry : entries) {
            if (System.nanoTime() - deadline > 0) {
                return;
            }
            String name = String.valueOf(entry.getFileName());
            if (OwnNames.isSign(name) && !OwnNames.isOfThisJvm(name)) {
                sweepIfDead(Path.of(name));
            }
        }
    }

    private void sweepIfDead(Path sign) {
        try {
            Object key = keyOfOwnFile(sign);
            if (key != null) {
                sweepIfDead(sign, key);
            }
        } catch (IOException e) {
            // Another process has swept it meanwhile, or it can't be removed: see above.
        }
    }

    private void sweepIfDead(Path sign, Object key) throws IOException {
        try (SeekableByteChannel channel = entries.newByteChannel(sign, NO_LINK)) {
            // A pool that has lost its lock file makes another of the same name: what is locked here may be the old
            // one.
            if (channel instanceof FileChannel file && file.tryLock() != null && key.equals(keyOfOwnFile(sign))) {
                remove(sign);
            }
        }
    }

    /** Returns the key that identifies a file; null if it is not this user's alone. */
    private @Nullable Object keyOfOwnFile(Path file) throws IOException {
        PosixFileAttributes found = entries.getFileAttributeView(
                        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        return found.isRegularFile() && isOwn(found, PRIVATE_FILE) ? found.fileKey() : null;
    }

    private boolean isOwn(PosixFileAttributes found, Set<PosixFilePermission> permissions) {
        return found.owner().equals(user) && found.permissions().equals(permissions);
    }

    /** Removes the lock file last, so that a folder that is not empty yet is found again. */
    private void remove(Path sign) throws IOException {
        String folder = OwnNames.folderOf(sign.toString());
        if (folder != null) {
            removeFolder(Path.of(folder));
        }
        entries.deleteFile(sign);
    }

    private void removeFolder(Path folder) throws IOException {
        try (SecureDirectoryStream<Path> files = entries.newDirectoryStream(folder, LinkOption.NOFOLLOW_LINKS)) {
            PosixFileAttributes found =
                    files.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
            if (!isOwn(found, PRIVATE_FOLDER)) {
                return;
            }
            for (Path file : files) {
                files.deleteFile(file.getFileName());
            }
        } catch (NoSuchFileException e) {
            return; // the application was killed before it made the folder, or the folder was removed meanwhile
        }
        entries.deleteDirectory(folder);
    }
}
