package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedLongArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** An array of longs as users see it. */
final class LongArrayFace extends ArrayFace implements SharedLongArray {
    private static final int SHIFT = 3;
    private static final VarHandle ELEMENT =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    LongArrayFace(ArrayPlan plan, MappedMemory memory, boolean here) {
        super(plan, memory, here);
    }

    @Override
    public long get(int i) {
        return (long) ELEMENT.getVolatile(piece(i), offset(i, SHIFT));
    }

    @Override
    public void set(int i, long v) {
        ELEMENT.setVolatile(piece(i), offset(i, SHIFT), v);
    }

    @Override
    public long getAndAdd(int i, long d) {
        return (long) ELEMENT.getAndAdd(piece(i), offset(i, SHIFT), d);
    }

    @Override
    public boolean compareAndSet(int i, long e, long v) {
        return ELEMENT.compareAndSet(piece(i), offset(i, SHIFT), e, v);
    }
}
