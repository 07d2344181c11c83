package io.github.processpool.core.wire;

import io.github.processpool.core.files.PrivateDirectory;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Eight bytes of a file that a worker and its parent have open: which item the worker started last. A worker that is
 * killed may have results that it has not sent. From the mark the parent knows exactly which items may have run and
 * which another worker may run.
 *
 * <p>The upper half is the number of the chunk (its lower 32 bits), the lower half how many of its items have started;
 * the byte order is the machine's. The file holds nothing else, belongs to its user alone, and has no name any more once
 * the worker has opened it. One thread of the worker writes it; any of the parent's reads it.
 */
public final class ProgressMark implements AutoCloseable {
    /**
     * Above this number of items the worker maps the file, so that a mark makes no system calls, which take 2
     * microseconds. Mapping the first file of a JVM takes up to 45 milliseconds, too long for a start.
     */
    private static final long MANY_ITEMS = 2_000;

    /** The exit code of a worker that does not find its mark: others have removed it. */
    public static final int GONE_EXIT_CODE = 74;

    private final RandomAccessFile file;
    private final ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    private volatile @Nullable ByteBuffer memory; // once it is mapped
    private long expected;
    private boolean mapping;

    private ProgressMark(Path file) throws IOException {
        this.file = new RandomAccessFile(file.toFile(), "rw");
    }

    /** Makes the mark's file, in the parent. */
    public static ProgressMark create(Path file) throws IOException {
        PrivateDirectory.createFile(file);
        ProgressMark mark = new ProgressMark(file);
        try {
            mark.write(0); // so that a full disk is noticed here, and not when the mark is mapped
        } catch (IOException e) {
            mark.close();
            throw e;
        }
        return mark;
    }

    /**
     * Opens the mark, in the worker, and removes the file's name.
     *
     * @throws FileNotFoundException if it is not there
     */
    public static ProgressMark open(Path file) throws IOException {
        ProgressMark mark = new ProgressMark(file);
        boolean found = mark.file.length() == Long.BYTES; // otherwise opening has just created it
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A system that can't remove open files: the parent removes it when the worker has ended.
        }
        if (!found) {
            mark.close();
            throw new FileNotFoundException("there is no progress mark " + file);
        }
        return mark;
    }

    /** Announces how many items follow. */
    public void expect(int items) {
        expected += items;
        if (!mapping && expected > MANY_ITEMS) {
            mapping = true;
            // An interrupt that a task has left behind, in the calling thread, would have the JDK close the file.
            Thread mapper = new SteadyThread(null, new Mapper(), "processpool-worker-mark");
            try {
                mapper.start();
            } catch (OutOfMemoryError e) {
                // No memory for a thread: the file is written as before.
            }
        }
    }

    private final class Mapper implements Runnable {
        @Override
        public void run() {
            try {
                memory =
                        file.getChannel().map(MapMode.READ_WRITE, 0, Long.BYTES).order(ByteOrder.nativeOrder());
            } catch (IOException | OutOfMemoryError e) {
                // The file can't be mapped: it is written as before.
            }
        }
    }

    /** Says that this many items of a chunk have started. */
    public void set(long chunk, int started) throws IOException {
        long mark = chunk << 32 | started;
        ByteBuffer mapped = memory;
        if (mapped == null) {
            write(mark);
        } else {
            // As good as setRelease here, and ten times as fast while code is interpreted: one aligned word, stored
            // before what follows.
            mapped.putLong(0, mark);
            VarHandle.storeStoreFence();
        }
    }

    private void write(long mark) throws IOException {
        word.putLong(0, mark);
        file.seek(0);
        file.write(word.array());
    }

    /**
     * Returns how many items of this chunk have started: 0 if the worker never came to it, {@link Integer#MAX_VALUE} if
     * it has come to a later one.
     *
     * @throws IOException if the mark can't be read
     */
    public synchronized int started(long chunk) throws IOException {
        file.seek(0);
        if (file.read(word.array()) != Long.BYTES) { // in one go: the worker may be at it
            throw new EOFException("a progress mark that is too short");
        }
        long mark = word.getLong(0);
        int later = (int) (mark >>> 32) - (int) chunk; // also where the numbers begin again
        return later == 0 ? (int) mark : later > 0 ? Integer.MAX_VALUE : 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
