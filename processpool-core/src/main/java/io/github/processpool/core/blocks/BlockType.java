package io.github.processpool.core.blocks;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A type of number whose arrays may travel as a block: their elements as bytes, the least significant first. */
public enum BlockType {
    BYTE(byte.class, Byte.BYTES),
    SHORT(short.class, Short.BYTES),
    CHAR(char.class, Character.BYTES),
    INT(int.class, Integer.BYTES),
    LONG(long.class, Long.BYTES),
    FLOAT(float.class, Float.BYTES),
    DOUBLE(double.class, Double.BYTES);

    private static final BlockType[] ALL = values();

    private final Class<?> component;
    private final int elementBytes;

    BlockType(Class<?> component, int elementBytes) {
        this.component = component;
        this.elementBytes = elementBytes;
    }

    /** Returns how many bytes an element has. */
    public int elementBytes() {
        return elementBytes;
    }

    /** Makes an array of zeros. */
    public Object newArray(int length) {
        return Array.newInstance(component, length);
    }

    /** Makes an array of that length which begins with the first elements of another of this type. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // both are arrays of this type
    public Object copyOf(Object array, int elements, int length) {
        Object copy = newArray(length);
        System.arraycopy(array, 0, copy, 0, elements);
        return copy;
    }

    /** Puts elements into a buffer that has room for them. The buffer's position may stay where it is. */
    public void write(Object array, int from, int count, ByteBuffer into) {
        switch (this) {
            case BYTE -> into.put((byte[]) array, from, count);
            case SHORT -> into.asShortBuffer().put((short[]) array, from, count);
            case CHAR -> into.asCharBuffer().put((char[]) array, from, count);
            case INT -> into.asIntBuffer().put((int[]) array, from, count);
            case LONG -> into.asLongBuffer().put((long[]) array, from, count);
            case FLOAT -> into.asFloatBuffer().put((float[]) array, from, count);
            case DOUBLE -> into.asDoubleBuffer().put((double[]) array, from, count);
        }
    }

    /** Takes elements out of a buffer. The buffer's position may stay where it is. */
    public void read(ByteBuffer bytes, Object array, int from, int count) {
        switch (this) {
            case BYTE -> bytes.get((byte[]) array, from, count);
            case SHORT -> bytes.asShortBuffer().get((short[]) array, from, count);
            case CHAR -> bytes.asCharBuffer().get((char[]) array, from, count);
            case INT -> bytes.asIntBuffer().get((int[]) array, from, count);
            case LONG -> bytes.asLongBuffer().get((long[]) array, from, count);
            case FLOAT -> bytes.asFloatBuffer().get((float[]) array, from, count);
            case DOUBLE -> bytes.asDoubleBuffer().get((double[]) array, from, count);
        }
    }

    /** Returns the name of the elements' type. */
    public String typeName() {
        return component.getName();
    }

    /** Returns the type of that name, or null. */
    public static @Nullable BlockType named(String typeName) {
        for (BlockType type : ALL) {
            if (type.typeName().equals(typeName)) {
                return type;
            }
        }
        return null;
    }

    /** Returns the type of an array, or null if it never travels as a block. */
    public static @Nullable BlockType of(Object array) {
        Class<?> component = array.getClass().getComponentType();
        for (BlockType type : ALL) {
            if (type.component == component) {
                return type;
            }
        }
        return null;
    }

    /** Returns how many bytes the elements of an array of this type have. */
    public long bytesOf(Object array) {
        return (long) elementBytes * Array.getLength(array);
    }

    /** Returns how many bytes a block has. */
    public static long bytesOfBlock(Object array) {
        return ofBlock(array).bytesOf(array);
    }

    /** Returns the type of an array that has become a block. */
    public static BlockType ofBlock(Object array) {
        BlockType type = of(array);
        if (type == null) {
            throw new IllegalArgumentException("no array that can be a block: " + array.getClass());
        }
        return type;
    }
}
