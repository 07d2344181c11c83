package io.github.processpool.core.arrays;

import io.github.processpool.shared.SharedByteArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An array of bytes as users see it. A view of a buffer has no atomic operation on bytes: these use the word around. */
final class ByteArrayProxy extends ArrayProxy implements SharedByteArray {
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final boolean BIG = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

    ByteArrayProxy(ArrayPlan plan, MappedMemory memory, boolean here) {
        super(plan, memory, here);
    }

    @Override
    public byte get(int i) {
        try {
            byte value = piece(i).get(offset(i, 0));
            VarHandle.acquireFence();
            return value;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void set(int i, byte v) {
        try {
            VarHandle.releaseFence();
            piece(i).put(offset(i, 0), v);
            VarHandle.fullFence();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public byte getAndAdd(int i, byte d) {
        byte before;
        do {
            before = get(i);
        } while (!compareAndSet(i, before, (byte) (before + d)));
        return before;
    }

    @Override
    public boolean compareAndSet(int i, byte e, byte v) {
        int word = offset(i, 0) & ~3;
        int shift = 8 * (BIG ? 3 - (i & 3) : i & 3);
        try {
            return compareAndSet(piece(i), word, shift, e, v);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static boolean compareAndSet(ByteBuffer piece, int word, int shift, byte e, byte v) {
        while (true) {
            int present = (int) WORD.getVolatile(piece, word);
            if ((byte) (present >>> shift) != e) {
                return false;
            }
            int changed = (present & ~(0xFF << shift)) | ((v & 0xFF) << shift);
            if (WORD.compareAndSet(piece, word, present, changed)) {
                return true;
            }
        }
    }
}
