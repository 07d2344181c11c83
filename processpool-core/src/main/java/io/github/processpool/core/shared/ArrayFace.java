package io.github.processpool.core.shared;

import io.github.processpool.core.codec.SharedHandle;
import io.github.processpool.core.codec.SharedObject;
import io.github.processpool.core.codec.SharedObjects;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array in mapped memory, made here or in the JVM that started this one. */
abstract class ArrayFace implements SharedObject {
    private static final ByteBuffer[] CLOSED = {};

    private final SharedHandle handle;
    private final boolean here;
    private final int length;
    private final int pieceShift;
    private final int pieceMask;
    private final int elementShift;
    private final MappedMemory memory;
    private ByteBuffer[] pieces; // written by whoever closes it
    private volatile boolean closed;

    ArrayFace(ArrayPlan plan, MappedMemory memory, boolean here) {
        this.memory = memory;
        this.here = here;
        length = plan.length();
        elementShift = plan.elementShift();
        pieceShift = MappedMemory.PIECE_SHIFT - elementShift;
        pieceMask = (1 << pieceShift) - 1;
        pieces = memory.pieces;
        handle = plan.handle(memory.place);
    }

    /** Returns the memory that an element is in. */
    final ByteBuffer piece(int index) {
        Objects.checkIndex(index, length);
        ByteBuffer[] all = pieces;
        int piece = index >>> pieceShift;
        if (piece >= all.length) {
            throw new IllegalStateException("the shared array is closed");
        }
        return all[piece];
    }

    /** Returns where in that memory it is. */
    final int offset(int index) {
        return (index & pieceMask) << elementShift;
    }

    public final int length() {
        return length;
    }

    @SuppressWarnings("GuardedBy")
    public final void close() {
        synchronized (memory) {
            if (closed) {
                return;
            }
            closed = true;
        }
        pieces = CLOSED;
        if (here) {
            SharedObjects.remove(handle.id());
        }
        memory.close();
    }

    final boolean isClosed() {
        return closed;
    }

    @Override
    public final SharedHandle handle() {
        if (closed) {
            throw new IllegalStateException("the shared array is closed");
        }
        return handle;
    }

    @Override
    public final boolean isHere() {
        return here;
    }

    /** Whoever knows the place can map it. */
    @Override
    public final boolean travelsOn() {
        return true;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof ArrayFace array && array.handle.equals(handle);
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
