package io.github.processpool.core.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pool's own folder among the temporary files, which only its user can enter. It contains progress marks, argument files
 * and the JVM's crash reports, but no values. Something that cleans up temporary files may remove it at any time. So it is
 * made when it is needed, and again when it is gone.
 *
 * <p>Beside it lies an empty file that the pool's JVM has locked. The pool removes both when it ends. If the pool's JVM was
 * killed, its workers remove them. If there were no workers, {@link LeftOvers} does when another pool starts.
 */
public final class PoolFolder {
    private static final int TRIES = 100;

    private final Supplier<Path> parent;

    private @Nullable Path folder; // this and the rest under this object's lock
    private @Nullable HeldFile sign; // null also where files can't be locked: then nobody sweeps there
    private int user;
    private boolean deleted;

    public PoolFolder() {
        this(TemporaryFolders::ofTheJvm);
    }

    PoolFolder(Supplier<Path> parent) {
        this.parent = parent;
    }

    /**
     * Returns the folder, which is there now. A thread that waits for the lock here needs the folder that is being made.
     *
     * @throws IOException if it can't be made; the message names it, and says what to do
     */
    public synchronized Path path() throws IOException {
        if (deleted) {
            throw new IOException("the pool has ended, and its folder with it");
        }
        Path known = folder;
        if (known != null && isComplete(known)) {
            return known;
        }
        Path made = known != null && isMade(known) ? known : makeAnother();
        folder = made;
        return made;
    }

    private boolean isComplete(Path known) throws IOException {
        HeldFile held = sign;
        return PrivateDirectory.isThere(known, user) && (held == null || held.hasItsName());
    }

    private Path makeAnother() throws IOException {
        Path among = parent.get();
        for (int i = 0; i < TRIES; i++) {
            Path next = among.resolve(OwnNames.nextFolder());
            if (isMade(next)) {
                return next;
            }
        }
        throw new IOException("no name is free for the pool's folder in " + among);
    }

    /** Makes what is missing of a folder and its lock, the lock first; false if something else has its name. */
    private boolean isMade(Path wanted) throws IOException {
        try {
            holdLock(wanted);
            if (!wanted.equals(folder) || !PrivateDirectory.isThere(wanted, user)) {
                PrivateDirectory.create(wanted);
                user = PrivateDirectory.owner(wanted);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            letLockGo();
            return false;
        } catch (IOException e) {
            letLockGo();
            throw unusable(wanted, e);
        }
    }

    private void holdLock(Path wanted) throws IOException {
        HeldFile held = sign;
        if (held == null || !wanted.equals(folder) || !held.hasItsName()) {
            HeldFile next = newLock(wanted);
            letLockGo();
            sign = next;
        }
    }

    private static @Nullable HeldFile newLock(Path wanted) throws IOException {
        HeldFile made = null;
        try {
            made = HeldFile.create(PrivateDirectory.lockOf(wanted));
            made.lock();
            return made;
        } catch (IOException e) {
            if (made != null) {
                made.close();
            }
            if (e instanceof FileAlreadyExistsException) {
                throw e;
            }
            return null; // a pool works without it; if no file can be made there, making the folder fails too
        }
    }

    private void letLockGo() {
        HeldFile held = sign;
        if (held != null) {
            held.close();
            sign = null;
        }
    }

    /** Explains why files can't be made in a folder. The system's own message may name neither. */
    public static IOException unusable(Path folder, IOException failure) {
        return new IOException(
                "the pool's folder " + folder + " can't be used: " + reason(failure)
                        + "; point java.io.tmpdir to a folder that can be written to, with some room",
                failure);
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return "no access to " + denied.getFile();
        }
        String reason = failure instanceof FileSystemException told ? told.getReason() : failure.getMessage();
        return reason == null ? failure.toString() : reason;
    }

    /** Has the JVM remove the folder and its present files after the last exit hook. Later files keep the folder there. */
    public synchronized void deleteAtExit() {
        Path made = folder;
        if (made != null && !deleted) {
            PrivateDirectory.deleteWithLockAtExit(made);
        }
    }

    /** Removes it with everything in it, for good. */
    public synchronized void delete() {
        deleted = true;
        Path made = folder;
        if (made != null) {
            PrivateDirectory.delete(made);
        }
        letLockGo();
    }
}
