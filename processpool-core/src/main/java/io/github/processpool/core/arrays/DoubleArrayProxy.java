package io.github.processpool.core.arrays;

import io.github.processpool.shared.SharedDoubleArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.nio.ByteOrder;

/** An array of doubles as users see it. */
final class DoubleArrayProxy extends ArrayProxy implements SharedDoubleArray {
    private static final int SHIFT = 3;
    private static final VarHandle ELEMENT =
            MethodHandles.byteBufferViewVarHandle(double[].class, ByteOrder.nativeOrder());

    DoubleArrayProxy(ArrayPlan plan, MappedMemory memory, boolean here) {
        super(plan, memory, here);
    }

    @Override
    public double get(int i) {
        try {
            return (double) ELEMENT.getVolatile(piece(i), offset(i, SHIFT));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void set(int i, double v) {
        try {
            ELEMENT.setVolatile(piece(i), offset(i, SHIFT), v);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public double getAndAdd(int i, double d) {
        double before;
        do {
            before = get(i);
        } while (!compareAndSet(i, before, before + d));
        return before;
    }

    @Override
    public boolean compareAndSet(int i, double e, double v) {
        try {
            return ELEMENT.compareAndSet(piece(i), offset(i, SHIFT), e, v);
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
