package io.github.processpool.core.arrays;

import io.github.processpool.shared.SharedLongArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.nio.ByteOrder;

/** An array of longs as users see it. */
final class LongArrayProxy extends ArrayProxy implements SharedLongArray {
    private static final int SHIFT = 3;
    private static final VarHandle ELEMENT =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    LongArrayProxy(ArrayPlan plan, MappedMemory memory, boolean here) {
        super(plan, memory, here);
    }

    @Override
    public long get(int i) {
        try {
            return (long) ELEMENT.getVolatile(piece(i), offset(i, SHIFT));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void set(int i, long v) {
        try {
            ELEMENT.setVolatile(piece(i), offset(i, SHIFT), v);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public long getAndAdd(int i, long d) {
        try {
            return (long) ELEMENT.getAndAdd(piece(i), offset(i, SHIFT), d);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public boolean compareAndSet(int i, long e, long v) {
        try {
            return ELEMENT.compareAndSet(piece(i), offset(i, SHIFT), e, v);
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
