package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedLongArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
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
        long value = (long) ELEMENT.getVolatile(piece(i), offset(i, SHIFT));
        Reference.reachabilityFence(this);
        return value;
    }

    @Override
    public void set(int i, long v) {
        ELEMENT.setVolatile(piece(i), offset(i, SHIFT), v);
        Reference.reachabilityFence(this);
    }

    @Override
    public long getAndAdd(int i, long d) {
        long value = (long) ELEMENT.getAndAdd(piece(i), offset(i, SHIFT), d);
        Reference.reachabilityFence(this);
        return value;
    }

    @Override
    public boolean compareAndSet(int i, long e, long v) {
        boolean done = ELEMENT.compareAndSet(piece(i), offset(i, SHIFT), e, v);
        Reference.reachabilityFence(this);
        return done;
    }
}
