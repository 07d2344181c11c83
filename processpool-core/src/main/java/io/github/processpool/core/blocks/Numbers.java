package io.github.processpool.core.blocks;

import io.github.processpool.core.json.MalformedJsonException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that are all of one class of number, side by side without their boxes: a batch of them is one block, which costs
 * a fraction of its text.
 */
public abstract class Numbers {
    private static final int FIRST_CAPACITY = 1024;
    private static final int ENOUGH = 64;
    private static final byte[] NO_TEXT = {'[', ']'};

    private final BlockType type;
    public int count;

    private Numbers(BlockType type, int count) {
        this.type = type;
        this.count = count;
    }

    /** Tells whether so many values, if they are numbers, are enough for a block. */
    public static boolean areEnough(int values) {
        return values >= ENOUGH;
    }

    /** Begins with this value, or returns null if it is no number of those. */
    public static @Nullable Numbers beginningWith(@Nullable Object value) {
        return beginningWith(value, FIRST_CAPACITY);
    }

    private static @Nullable Numbers beginningWith(@Nullable Object value, int capacity) {
        Numbers numbers = null;
        if (value instanceof Integer) {
            numbers = new Ints(new int[capacity], 0);
        } else if (value instanceof Long) {
            numbers = new Longs(new long[capacity], 0);
        } else if (value instanceof Double) {
            numbers = new Doubles(new double[capacity], 0);
        }
        if (numbers != null) {
            numbers.add(value);
        }
        return numbers;
    }

    /** Returns elements of a list, or null if they are not all numbers of one class. */
    public static @Nullable Numbers allOf(List<?> values, int from, int count) {
        Numbers numbers = beginningWith(values.get(from), count);
        if (numbers == null) {
            return null;
        }
        for (int i = from + 1; i < from + count; i++) {
            if (!numbers.add(values.get(i))) {
                return null;
            }
        }
        return numbers;
    }

    /** Tells whether a batch came as a block: the numbers of text have none. */
    public static boolean areIn(EncodedValues values) {
        String of = values.of();
        return !values.blocks().isEmpty() && ("int".equals(of) || "long".equals(of) || "double".equals(of));
    }

    /**
     * Returns the numbers of a batch that came as a block.
     *
     * @throws MalformedJsonException if there is not exactly one of that type, with as many elements as announced
     */
    public static Numbers of(EncodedValues values) {
        Object array = values.blocks().size() == 1 ? values.blocks().get(0) : NO_TEXT;
        Numbers numbers = null;
        if (array instanceof int[] ints) {
            numbers = new Ints(ints, ints.length);
        } else if (array instanceof long[] longs) {
            numbers = new Longs(longs, longs.length);
        } else if (array instanceof double[] doubles) {
            numbers = new Doubles(doubles, doubles.length);
        }
        boolean alone = Arrays.equals(values.bytes(), values.from(), values.to(), NO_TEXT, 0, NO_TEXT.length);
        if (numbers == null
                || !numbers.type.typeName().equals(values.of())
                || numbers.count != values.count()
                || !alone) {
            throw new MalformedJsonException("values that are not the elements of one block of numbers", null);
        }
        return numbers;
    }

    /** Returns the numbers in their boxes. */
    public List<@Nullable Object> boxed() {
        @Nullable Object[] boxes = new Object[count];
        for (int i = 0; i < count; i++) {
            boxes[i] = get(i);
        }
        return Arrays.asList(boxes);
    }

    /** Adds a value, or returns false if it is not of the same class. */
    public abstract boolean add(@Nullable Object value);

    public abstract Object get(int index);

    /** Returns an array of exactly these numbers. */
    public abstract Object toArray();

    public long sizeBytes() {
        return (long) type.elementBytes() * count;
    }

    public EncodedValues encoded() {
        return new EncodedValues(type.typeName(), count, NO_TEXT, 0, NO_TEXT.length, List.of(toArray()));
    }

    private static final class Ints extends Numbers {
        private int[] array;

        Ints(int[] array, int count) {
            super(BlockType.INT, count);
            this.array = array;
        }

        @Override
        public boolean add(@Nullable Object value) {
            if (!(value instanceof Integer number)) {
                return false;
            }
            if (count == array.length) {
                array = Arrays.copyOf(array, 2 * count);
            }
            array[count++] = number;
            return true;
        }

        @Override
        public Object get(int index) {
            return array[index];
        }

        @Override
        public Object toArray() {
            return array.length == count ? array : Arrays.copyOf(array, count);
        }
    }

    private static final class Longs extends Numbers {
        private long[] array;

        Longs(long[] array, int count) {
            super(BlockType.LONG, count);
            this.array = array;
        }

        @Override
        public boolean add(@Nullable Object value) {
            if (!(value instanceof Long number)) {
                return false;
            }
            if (count == array.length) {
                array = Arrays.copyOf(array, 2 * count);
            }
            array[count++] = number;
            return true;
        }

        @Override
        public Object get(int index) {
            return array[index];
        }

        @Override
        public Object toArray() {
            return array.length == count ? array : Arrays.copyOf(array, count);
        }
    }

    private static final class Doubles extends Numbers {
        private double[] array;

        Doubles(double[] array, int count) {
            super(BlockType.DOUBLE, count);
            this.array = array;
        }

        @Override
        public boolean add(@Nullable Object value) {
            if (!(value instanceof Double number)) {
                return false;
            }
            if (count == array.length) {
                array = Arrays.copyOf(array, 2 * count);
            }
            array[count++] = number;
            return true;
        }

        @Override
        public Object get(int index) {
            return array[index];
        }

        @Override
        public Object toArray() {
            return array.length == count ? array : Arrays.copyOf(array, count);
        }
    }
}
