package io.github.processpool.core.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A pool's own folder among the temporary files, which only its user can enter: progress marks, argument files and the
 * JVM's crash reports. It carries no values. The pool removes it when it ends, or its workers when the pool's JVM was
 * killed.
 */
public final class PrivateDirectory {
    private final Path path;

    private PrivateDirectory(Path path) {
        this.path = path;
    }

    /** Makes a new one. */
    public static PrivateDirectory create() {
        try {
            return new PrivateDirectory(createDirectory(Path.of(System.getProperty("java.io.tmpdir"))));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't make a private folder in " + System.getProperty("java.io.tmpdir")
                            + "; point java.io.tmpdir to one that can be written to",
                    e);
        }
    }

    /**
     * The JDK makes names that nobody can guess, and for that sets up all of its cryptography, a tenth of a program's
     * first pool. A guess would be of no use: what is there already is not taken.
     */
    private static Path createDirectory(Path parent) throws IOException {
        while (true) {
            Path path = parent.resolve("processpool-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
            try {
                return Files.createDirectory(path, permissions(path, "rwx------"));
            } catch (FileAlreadyExistsException e) {
                // The next one has another number.
            }
        }
    }

    /** Returns the one that is there, as the worker does. */
    public static PrivateDirectory at(Path path) {
        return new PrivateDirectory(path);
    }

    /** Returns where it is. */
    public Path path() {
        return path;
    }

    /** Makes an empty file that its user alone can open, whatever the folder's permissions. */
    static void createFile(Path file) throws IOException {
        Files.createFile(file, permissions(file, "rw-------"));
    }

    /** Returns what a file is to be created with; nothing where there are no such permissions. */
    private static FileAttribute<?>[] permissions(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Removes it with everything in it. */
    public void delete() {
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // A file of a few bytes that stays among the temporary ones is not worth a failure.
        }
    }
}
