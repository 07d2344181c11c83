package io.github.processpool.core.shared;

import io.github.processpool.shared.SharedIntArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** An array of ints as users see it. */
final class IntArrayFace extends ArrayFace implements SharedIntArray {
    private static final VarHandle ELEMENT =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    IntArrayFace(ArrayPlan plan, MappedMemory memory, boolean here) {
        super(plan, memory, here);
    }

    @Override
    public int get(int i) {
        return (int) ELEMENT.getVolatile(piece(i), offset(i));
    }

    @Override
    public void set(int i, int v) {
        ELEMENT.setVolatile(piece(i), offset(i), v);
    }

    @Override
    public int getAndAdd(int i, int d) {
        return (int) ELEMENT.getAndAdd(piece(i), offset(i), d);
    }

    @Override
    public boolean compareAndSet(int i, int e, int v) {
        return ELEMENT.compareAndSet(piece(i), offset(i), e, v);
    }
}
