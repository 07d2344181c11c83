package io.github.processpool.core.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Eight bytes of memory that a worker and its parent map: which item the worker started last. Results may still be on
 * their way out when a worker is killed; the mark is what remains, and by it the parent knows exactly which items may
 * have run and which may be given to another worker. Writing it costs no system call.
 *
 * <p>The upper half is the number of the chunk (its lower 32 bits), the lower half how many of its items have started;
 * the byte order is the machine's. The file holds nothing else, belongs to its user alone, and has no name any more
 * once the worker has mapped it.
 */
public final class ProgressMark {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final MappedByteBuffer memory;

    private ProgressMark(MappedByteBuffer memory) {
        this.memory = memory;
    }

    /** Makes the mark's file, in the parent. */
    public static ProgressMark create(Path file) throws IOException {
        PrivateDirectory.createFile(file);
        return map(file); // which makes it as long as it must be
    }

    /** Maps the mark, in the worker, and removes the file's name. */
    public static ProgressMark open(Path file) throws IOException {
        ProgressMark mark = map(file);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return mark; // a system that can't remove mapped files: the parent removes it when the worker has ended
        }
        return mark;
    }

    private static ProgressMark map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer memory = channel.map(MapMode.READ_WRITE, 0, Long.BYTES);
            memory.order(ByteOrder.nativeOrder());
            return new ProgressMark(memory);
        }
    }

    /** Says that this many items of a chunk have started. */
    public void set(long chunk, int started) {
        // As good as setRelease, here, and a tenth of it while nothing is compiled: one aligned word, before what
        // follows.
        memory.putLong(0, chunk << 32 | started);
        VarHandle.storeStoreFence();
    }

    /** Returns how many items of this chunk have started: 0 if the worker never came to it. */
    public int started(long chunk) {
        long mark = (long) LONG.getAcquire(memory, 0);
        return mark >>> 32 == (chunk & 0xFFFF_FFFFL) ? (int) mark : 0;
    }
}
