package io.github.processpool.core.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pool's own folder among the temporary files, which only its user can enter: progress marks, argument files and the
 * JVM's crash reports. It carries no values. Whoever tidies up among the temporary files may remove it at any time, so it is
 * made when it is needed, and again when it is gone.
 *
 * <p>Beside it lies an empty file that the pool's JVM has locked. The pool removes both when it ends, its workers do so
 * when the pool's JVM was killed, and if there were none, {@link LeftOvers} does when another pool starts.
 */
public final class PoolFolder {
    private static final int TRIES = 100;

    private final Supplier<Path> parent;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Path folder; // this and the rest under the lock
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
     * Returns the folder, which is there now. Whoever waits for the lock here needs the folder that is being made.
     *
     * @throws IOException if it can't be made; the message names it, and says what to do
     */
    public Path path() throws IOException {
        lock.lock();
        try {
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
        } finally {
            lock.unlock();
        }
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
            return null; // a pool works as well without; where nothing can be made, the folder can't either
        }
    }

    private void letLockGo() {
        HeldFile held = sign;
        if (held != null) {
            held.close();
            sign = null;
        }
    }

    /** Explains why files can't be made in a folder; the system's own message may name neither. */
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

    /** Has the JVM remove it after the last exit hook, unless it holds files then that are not there yet. */
    public void deleteAtExit() {
        lock.lock();
        try {
            Path made = folder;
            if (made != null && !deleted) {
                PrivateDirectory.deleteWithLockAtExit(made);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Removes it with everything in it, for good. */
    public void delete() {
        lock.lock();
        try {
            deleted = true;
            Path made = folder;
            if (made != null) {
                PrivateDirectory.delete(made);
            }
            letLockGo();
        } finally {
            lock.unlock();
        }
    }
}
