package io.github.processpool.core.arrays;

import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;
import io.github.processpool.core.types.SharedObjects;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array in mapped memory, made here or in the JVM that started this one. */
abstract class ArrayProxy implements SharedObject {
    private static final ByteBuffer[] CLOSED = {};

    private final SharedHandle handle;
    private final boolean here;
    private final int length;
    private final int elementShift;
    private final MappedMemory.Held held;
    private final Unclosed unclosed;
    private @Nullable ByteBuffer whole; // if it is in one piece; this and the next are written by close()
    private ByteBuffer[] pieces;
    private volatile boolean closed;

    ArrayProxy(ArrayPlan plan, MappedMemory memory, boolean here) {
        held = memory.held;
        this.here = here;
        length = plan.length();
        elementShift = plan.elementShift();
        pieces = memory.pieces;
        whole = pieces.length == 1 ? pieces[0] : null;
        handle = plan.handle(memory.place);
        unclosed = Unclosed.watch(this, held);
    }

    /**
     * Returns the piece of memory that holds an element. Here and in {@link #offset} every field read costs time: accesses
     * to elements are volatile, so no loop keeps fields in registers. The caller must keep this array reachable until it
     * has used the piece: the memory of an unreachable array is unmapped.
     */
    final ByteBuffer piece(int index) {
        Objects.checkIndex(index, length);
        ByteBuffer all = whole;
        return all == null ? pieceOf(index) : all;
    }

    private ByteBuffer pieceOf(int index) {
        ByteBuffer[] all = pieces;
        int piece = index >>> (MappedMemory.PIECE_SHIFT - elementShift);
        if (piece >= all.length) {
            throw new IllegalStateException("the shared array is closed");
        }
        return all[piece];
    }

    /** Returns the element's offset in its piece. */
    static int offset(int index, int elementShift) {
        int indexMask = (1 << (MappedMemory.PIECE_SHIFT - elementShift)) - 1;
        return (index & indexMask) << elementShift;
    }

    public final int length() {
        return length;
    }

    @SuppressWarnings("GuardedBy")
    public final void close() {
        synchronized (held) {
            if (closed) {
                return;
            }
            closed = true;
        }
        pieces = CLOSED;
        whole = null;
        unclosed.closed();
        if (here) {
            SharedObjects.remove(handle.id());
        }
        held.close();
    }

    final boolean isClosed() {
        return closed;
    }

    /** From now on the array stays until it is closed: a process that has the handle may use it at any time. */
    @Override
    public final SharedHandle handle() {
        if (here) {
            SharedObjects.add(handle.id(), known -> known.equals(handle) ? this : null);
        }
        if (closed) {
            SharedObjects.remove(handle.id());
            throw new IllegalStateException("the shared array is closed");
        }
        return handle;
    }

    @Override
    public final boolean isHere() {
        return here;
    }

    /** Every process that knows the place can map it. */
    @Override
    public final boolean travelsOn() {
        return true;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof ArrayProxy array && array.handle.equals(handle);
    }

    @Override
    public final int hashCode() {
        return handle.hashCode();
    }

    @Override
    public final String toString() {
        return "shared array of " + length + " " + handle.kind();
    }
}
