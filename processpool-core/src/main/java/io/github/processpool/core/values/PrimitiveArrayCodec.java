package io.github.processpool.core.values;

import io.github.processpool.core.json.FieldName;
import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.TypeNames;
import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * Arrays of primitives: numbers or booleans one after the other, bytes as base64, characters as one string; large ones as
 * the number of the block that they travel in.
 */
final class PrimitiveArrayCodec extends PlainCodec {
    private static final FieldName BLOCK = FieldName.of("block");

    private final Class<?> component;

    PrimitiveArrayCodec(Class<?> type) {
        super(TypeNames.of(type));
        this.component = type.getComponentType();
    }

    @Override
    public void write(ValueWriter out, Object value) {
        int block = out.block(value);
        if (block < 0) {
            writeText(out, value);
        } else {
            out.json.writeStartObject();
            out.json.writeName(BLOCK);
            out.json.writeNumber(block);
            out.json.writeEndObject();
        }
    }

    private void writeText(ValueWriter out, Object value) {
        switch (component.getName()) {
            case "byte" -> out.json.writeBinary((byte[]) value);
            case "char" -> out.json.writeString(new String((char[]) value));
            default -> writeItems(out, value);
        }
    }

    private static void writeItems(ValueWriter out, Object value) {
        out.json.writeStartArray();
        if (value instanceof int[] ints) {
            for (int item : ints) {
                out.json.writeNumber(item);
            }
        } else if (value instanceof long[] longs) {
            for (long item : longs) {
                out.json.writeNumber(item);
            }
        } else if (value instanceof double[] doubles) {
            for (double item : doubles) {
                out.json.writeNumber(item);
            }
        } else if (value instanceof float[] floats) {
            for (float item : floats) {
                out.json.writeNumber(item);
            }
        } else if (value instanceof short[] shorts) {
            for (short item : shorts) {
                out.json.writeNumber(item);
            }
        } else {
            for (boolean item : (boolean[]) value) {
                out.json.writeBoolean(item);
            }
        }
        out.json.writeEndArray();
    }

    @Override
    public Object read(ValueReader in) {
        return in.json.currentToken() == JsonToken.START_OBJECT ? readBlock(in) : readText(in);
    }

    private Object readBlock(ValueReader in) {
        if (!in.json.nextName(BLOCK)) {
            throw new ValueProblem("expected the number of a block");
        }
        in.next();
        int number = in.integral().getIntValue();
        if (in.next() != JsonToken.END_OBJECT) {
            throw new ValueProblem("expected nothing but the number of a block");
        }
        Object array = in.takeBlock(number);
        if (array.getClass().getComponentType() != component) {
            throw new ValueProblem("block " + number + " is no array of " + component.getName());
        }
        return array;
    }

    private Object readText(ValueReader in) {
        return switch (component.getName()) {
            case "byte" -> readBytes(in);
            case "char" -> in.text().toCharArray();
            default -> readItems(in);
        };
    }

    private static byte[] readBytes(ValueReader in) {
        in.expect(JsonToken.VALUE_STRING, "base64");
        return in.json.getBinaryValue();
    }

    private Object readItems(ValueReader in) {
        in.expectArray();
        return switch (component.getName()) {
            case "int" -> readInts(in);
            case "long" -> readLongs(in);
            case "double" -> readDoubles(in);
            default -> readOthers(in);
        };
    }

    private static int[] readInts(ValueReader in) {
        int[] items = new int[16];
        int size = 0;
        while (in.nextItem()) {
            if (size == items.length) {
                items = Arrays.copyOf(items, grown(size));
            }
            items[size++] = in.integral().getIntValue();
        }
        return size == items.length ? items : Arrays.copyOf(items, size);
    }

    private static long[] readLongs(ValueReader in) {
        long[] items = new long[16];
        int size = 0;
        while (in.nextItem()) {
            if (size == items.length) {
                items = Arrays.copyOf(items, grown(size));
            }
            items[size++] = in.integral().getLongValue();
        }
        return size == items.length ? items : Arrays.copyOf(items, size);
    }

    private static double[] readDoubles(ValueReader in) {
        double[] items = new double[16];
        int size = 0;
        while (in.nextItem()) {
            if (size == items.length) {
                items = Arrays.copyOf(items, grown(size));
            }
            items[size++] = BoxCodec.readDouble(in);
        }
        return size == items.length ? items : Arrays.copyOf(items, size);
    }

    private Object readOthers(ValueReader in) {
        Object items = Array.newInstance(component, 16);
        int size = 0;
        while (in.nextItem()) {
            if (size == Array.getLength(items)) {
                items = copy(items, size, grown(size));
            }
            readOther(in, items, size++);
        }
        return copy(items, size, size);
    }

    private static void readOther(ValueReader in, Object items, int index) {
        if (items instanceof float[] floats) {
            floats[index] = BoxCodec.readFloat(in);
        } else if (items instanceof short[] shorts) {
            shorts[index] = in.integral().getShortValue();
        } else {
            ((boolean[]) items)[index] = BoxCodec.readBoolean(in);
        }
    }

    private Object copy(Object items, int size, int newLength) {
        Object copy = Array.newInstance(component, newLength);
        System.arraycopy(items, 0, copy, 0, size);
        return copy;
    }

    private static int grown(int size) {
        return (int) Math.min(Integer.MAX_VALUE - 16, 2L * size);
    }
}
