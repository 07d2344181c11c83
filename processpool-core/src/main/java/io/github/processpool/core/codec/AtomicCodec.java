package io.github.processpool.core.codec;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Atomics, of which the content at the time of the call travels. */
final class AtomicCodec extends PartsCodec {
    private static final int PREFIX = "java.util.concurrent.atomic.".length();

    AtomicCodec(String typeName) {
        super(typeName, hasLong(typeName) ? BoxCodec.LONG : null);
    }

    static boolean knows(String typeName) {
        return switch (typeName.substring(PREFIX)) {
            case "AtomicInteger",
                    "AtomicLong",
                    "AtomicBoolean",
                    "AtomicReference",
                    "AtomicIntegerArray",
                    "AtomicLongArray",
                    "AtomicReferenceArray",
                    "AtomicStampedReference",
                    "AtomicMarkableReference",
                    "LongAdder",
                    "DoubleAdder" -> true;
            default -> false;
        };
    }

    private static boolean hasLong(String typeName) {
        return typeName.endsWith(".AtomicLong") || typeName.endsWith(".LongAdder");
    }

    @Override
    @Nullable
    Object[] parts(Object value) {
        return switch (typeName().substring(PREFIX)) {
            case "AtomicInteger" -> new Object[] {((AtomicInteger) value).get()};
            case "AtomicLong" -> new Object[] {((AtomicLong) value).get()};
            case "AtomicBoolean" -> new Object[] {((AtomicBoolean) value).get()};
            case "AtomicReference" -> new @Nullable Object[] {((AtomicReference<?>) value).get()};
            case "AtomicIntegerArray" -> new Object[] {copy((AtomicIntegerArray) value)};
            case "AtomicLongArray" -> new Object[] {copy((AtomicLongArray) value)};
            case "AtomicReferenceArray" -> copy((AtomicReferenceArray<?>) value);
            case "LongAdder" -> new Object[] {((LongAdder) value).sum()};
            case "DoubleAdder" -> new Object[] {((DoubleAdder) value).sum()};
            default -> marked(value);
        };
    }

    private static @Nullable Object[] marked(Object value) {
        if (value instanceof AtomicStampedReference<?> stamped) {
            int[] stamp = new int[1];
            Object content = stamped.get(stamp);
            return new @Nullable Object[] {content, stamp[0]};
        }
        boolean[] mark = new boolean[1];
        Object content = ((AtomicMarkableReference<?>) value).get(mark);
        return new @Nullable Object[] {content, mark[0]};
    }

    private static int[] copy(AtomicIntegerArray array) {
        int[] items = new int[array.length()];
        for (int i = 0; i < items.length; i++) {
            items[i] = array.get(i);
        }
        return items;
    }

    private static long[] copy(AtomicLongArray array) {
        long[] items = new long[array.length()];
        for (int i = 0; i < items.length; i++) {
            items[i] = array.get(i);
        }
        return items;
    }

    private static @Nullable Object[] copy(AtomicReferenceArray<?> array) {
        @Nullable Object[] items = new Object[array.length()];
        for (int i = 0; i < items.length; i++) {
            items[i] = array.get(i);
        }
        return items;
    }

    @Override
    Object build(Parts parts) {
        return switch (typeName().substring(PREFIX)) {
            case "AtomicInteger" -> new AtomicInteger(parts.intAt(0));
            case "AtomicLong" -> new AtomicLong(parts.longAt(0));
            case "AtomicBoolean" -> new AtomicBoolean(parts.booleanAt(0));
            case "AtomicReference" -> new AtomicReference<>(parts.any(0));
            case "AtomicIntegerArray" -> new AtomicIntegerArray(parts.at(0, int[].class));
            case "AtomicLongArray" -> new AtomicLongArray(parts.at(0, long[].class));
            case "AtomicReferenceArray" -> references(parts);
            case "AtomicStampedReference" -> new AtomicStampedReference<>(parts.any(0), parts.intAt(1));
            case "AtomicMarkableReference" -> new AtomicMarkableReference<>(parts.any(0), parts.booleanAt(1));
            default -> adder(parts);
        };
    }

    private static AtomicReferenceArray<@Nullable Object> references(Parts parts) {
        AtomicReferenceArray<@Nullable Object> array = new AtomicReferenceArray<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            array.set(i, parts.any(i));
        }
        return array;
    }

    private static Object adder(Parts parts) {
        if (parts.at(0) instanceof Long sum) {
            LongAdder adder = new LongAdder();
            adder.add(sum);
            return adder;
        }
        DoubleAdder adder = new DoubleAdder();
        adder.add(parts.doubleAt(0));
        return adder;
    }
}
