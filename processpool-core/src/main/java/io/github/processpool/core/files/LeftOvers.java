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
 * arrays. A lock that the living hold says whether somebody needs them, and never a process id: containers may share their
 * temporary files and not their processes. What has no lock file is left alone.
 *
 * <p>Others may write to such a folder. So only what belongs to this user alone is touched, and it is reached through the
 * open folder, where no link leads elsewhere. Where the system has no calls for that, nothing is swept.
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
     * Removes what was left in some folders, or as much of it as can be found in a second.
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
            // What can't be removed stays, until the next pool comes: nobody needs it, and nobody waits for this.
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
            // Somebody else who sweeps was faster, or it can't be removed: see above.
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

    /** Returns what tells a file from others; null if it is not this user's alone. */
    private @Nullable Object keyOfOwnFile(Path file) throws IOException {
        PosixFileAttributes found = entries.getFileAttributeView(
                        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        return found.isRegularFile() && isOwn(found, PRIVATE_FILE) ? found.fileKey() : null;
    }

    private boolean isOwn(PosixFileAttributes found, Set<PosixFilePermission> permissions) {
        return found.owner().equals(user) && found.permissions().equals(permissions);
    }

    /** The sign goes last, so that a folder that is not empty yet is found again. */
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
            return; // the application was killed before it was made, or somebody has tidied up
        }
        entries.deleteDirectory(folder);
    }
}
