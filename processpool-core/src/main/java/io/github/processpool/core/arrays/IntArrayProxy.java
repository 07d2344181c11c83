package io.github.processpool.core.arrays;

import io.github.processpool.shared.SharedIntArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.nio.ByteOrder;

/** An array of ints as users see it. */
final class IntArrayProxy extends ArrayProxy implements SharedIntArray {
    private static final int SHIFT = 2;
    private static final VarHandle ELEMENT =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    IntArrayProxy(ArrayPlan plan, MappedMemory memory, boolean here) {
        super(plan, memory, here);
    }

    @Override
    public int get(int i) {
        try {
            return (int) ELEMENT.getVolatile(piece(i), offset(i, SHIFT));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void set(int i, int v) {
        try {
            ELEMENT.setVolatile(piece(i), offset(i, SHIFT), v);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public int getAndAdd(int i, int d) {
        try {
            return (int) ELEMENT.getAndAdd(piece(i), offset(i, SHIFT), d);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public boolean compareAndSet(int i, int e, int v) {
        try {
            return ELEMENT.compareAndSet(piece(i), offset(i, SHIFT), e, v);
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
