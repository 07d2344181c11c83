package io.github.processpool.core.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Eight bytes of a file that a worker and its parent have open: which item the worker started last. Results may still be
 * on their way out when a worker is killed; the mark is what remains, and by it the parent knows exactly which items may
 * have run and which may be given to another worker.
 *
 * <p>The upper half is the number of the chunk (its lower 32 bits), the lower half how many of its items have started;
 * the upper byte comes first. The file holds nothing else, belongs to its user alone, and has no name any more once the
 * worker has opened it. One thread of the worker writes it; any of the parent's reads it.
 */
public final class ProgressMark implements AutoCloseable {
    /**
     * From so many items on the worker maps the file, so that a mark costs no system calls, which together take 2
     * microseconds. Mapping the first file of a JVM takes up to 45 milliseconds, which its start is better off without.
     */
    private static final long MANY_ITEMS = 2_000;

    private final RandomAccessFile file;
    private final byte[] bytes = new byte[Long.BYTES];
    private @Nullable ByteBuffer memory;
    private long expected;

    private ProgressMark(Path file) throws IOException {
        this.file = new RandomAccessFile(file.toFile(), "rw");
    }

    /** Makes the mark's file, in the parent. */
    public static ProgressMark create(Path file) throws IOException {
        PrivateDirectory.createFile(file);
        ProgressMark mark = new ProgressMark(file);
        mark.file.setLength(Long.BYTES);
        return mark;
    }

    /** Opens the mark, in the worker, and removes the file's name. */
    public static ProgressMark open(Path file) throws IOException {
        ProgressMark mark = new ProgressMark(file);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return mark; // a system that can't remove open files: the parent removes it when the worker has ended
        }
        return mark;
    }

    /** Says that so many items are about to be marked. */
    public void expect(int items) throws IOException {
        expected += items;
        if (memory == null && expected > MANY_ITEMS) {
            memory = file.getChannel().map(MapMode.READ_WRITE, 0, Long.BYTES);
        }
    }

    /** Says that this many items of a chunk have started. */
    public void set(long chunk, int started) throws IOException {
        long mark = chunk << 32 | started;
        ByteBuffer mapped = memory;
        if (mapped == null) {
            write(mark);
        } else {
            // As good as setRelease, here, and a tenth of it while nothing is compiled: one aligned word, before what
            // follows.
            mapped.putLong(0, mark);
            VarHandle.storeStoreFence();
        }
    }

    private void write(long mark) throws IOException {
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (mark >>> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
        file.seek(0);
        file.write(bytes);
    }

    /**
     * Returns how many items of this chunk have started: 0 if the worker never came to it.
     *
     * @throws IOException if the mark can't be read
     */
    public synchronized int started(long chunk) throws IOException {
        file.seek(0);
        if (file.read(bytes) != Long.BYTES) { // in one go: the worker may be at it
            throw new EOFException("a progress mark that is too short");
        }
        long mark = ByteBuffer.wrap(bytes).getLong();
        return mark >>> 32 == (chunk & 0xFFFF_FFFFL) ? (int) mark : 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
