package io.github.processpool.core.blocks;

import io.github.processpool.core.json.MalformedJsonException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that are all of one class of number, side by side without their boxes. A batch of them is one block, which costs
 * a fraction of its text.
 */
public final class NumberBlock {
    private static final int FIRST_CAPACITY = 1024;
    private static final int ENOUGH = 64;
    private static final byte[] NO_TEXT = {'[', ']'};

    private final BlockType type;
    private Object array; // int[], long[] or double[]
    private int capacity;
    public int count;

    private NumberBlock(BlockType type, Object array, int capacity, int count) {
        this.type = type;
        this.array = array;
        this.capacity = capacity;
        this.count = count;
    }

    /** Tells whether this number of values, if they are numbers, is enough for a block. */
    public static boolean isEnough(int values) {
        return values >= ENOUGH;
    }

    /** Begins with this value, or returns null if it is no int, long or double. */
    public static @Nullable NumberBlock beginningWith(@Nullable Object value) {
        return beginningWith(value, FIRST_CAPACITY);
    }

    private static @Nullable NumberBlock beginningWith(@Nullable Object value, int capacity) {
        BlockType type = value instanceof Integer
                ? BlockType.INT
                : value instanceof Long ? BlockType.LONG : value instanceof Double ? BlockType.DOUBLE : null;
        if (type == null) {
            return null;
        }
        NumberBlock numbers = new NumberBlock(type, type.newArray(capacity), capacity, 0);
        numbers.add(value);
        return numbers;
    }

    /** Returns elements of a list, or null if they are not all numbers of one class. */
    public static @Nullable NumberBlock allOf(List<?> values, int from, int count) {
        NumberBlock numbers = beginningWith(values.get(from), count);
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

    /** Tells whether values came as a block of numbers. */
    public static boolean isIn(EncodedValues values) {
        String of = values.of();
        return !values.blocks().isEmpty() && ("int".equals(of) || "long".equals(of) || "double".equals(of));
    }

    /**
     * Returns the numbers of values that {@linkplain #isIn came as a block}.
     *
     * @throws MalformedJsonException if there is not exactly one of that type, with as many elements as announced
     */
    public static NumberBlock of(EncodedValues values) {
        Object array = values.blocks().size() == 1 ? values.blocks().get(0) : NO_TEXT;
        BlockType type = BlockType.ofBlock(array);
        int count = values.count();
        boolean alone = Arrays.equals(values.bytes(), values.from(), values.to(), NO_TEXT, 0, NO_TEXT.length);
        if (!type.typeName().equals(values.of()) || Array.getLength(array) != count || !alone) {
            throw new MalformedJsonException("values that are not the elements of one block of numbers");
        }
        return new NumberBlock(type, array, count, count);
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
    public boolean add(@Nullable Object value) {
        if (count == capacity) {
            capacity = 2 * count;
            array = type.copyOf(array, count, capacity);
        }
        if (array instanceof int[] ints && value instanceof Integer number) {
            ints[count] = number;
        } else if (array instanceof long[] longs && value instanceof Long number) {
            longs[count] = number;
        } else if (array instanceof double[] doubles && value instanceof Double number) {
            doubles[count] = number;
        } else {
            return false;
        }
        count++;
        return true;
    }

    public Object get(int index) {
        if (array instanceof int[] ints) {
            return ints[index];
        }
        if (array instanceof long[] longs) {
            return longs[index];
        }
        return ((double[]) array)[index];
    }

    public long sizeBytes() {
        return (long) type.elementBytes() * count;
    }

    public EncodedValues encoded() {
        Object exact = capacity == count ? array : type.copyOf(array, count, count);
        return new EncodedValues(type.typeName(), count, NO_TEXT, 0, NO_TEXT.length, List.of(exact));
    }
}
