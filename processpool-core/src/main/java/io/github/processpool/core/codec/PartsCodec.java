package io.github.processpool.core.codec;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JDK value types that are an array of a few parts. */
final class PartsCodec extends PlainCodec {
    private final @Nullable PlainCodec partCodec;

    private PartsCodec(String typeName, @Nullable PlainCodec partCodec) {
        super(typeName);
        this.partCodec = partCodec;
    }

    static boolean knows(String typeName) {
        return switch (typeName) {
            case "java.util.Optional",
                    "java.util.OptionalInt",
                    "java.util.OptionalLong",
                    "java.util.OptionalDouble",
                    "java.util.Map$Entry",
                    "java.util.AbstractMap$SimpleEntry",
                    "java.util.AbstractMap$SimpleImmutableEntry",
                    "java.util.Date",
                    "java.util.BitSet",
                    "java.util.regex.Pattern",
                    "java.util.concurrent.atomic.AtomicInteger",
                    "java.util.concurrent.atomic.AtomicLong",
                    "java.util.concurrent.atomic.AtomicBoolean",
                    "java.util.concurrent.atomic.AtomicReference" -> true;
            default -> false;
        };
    }

    static PartsCodec named(String typeName) {
        boolean longs = switch (typeName) {
            case "java.util.OptionalLong",
                    "java.util.Date",
                    "java.util.BitSet",
                    "java.util.concurrent.atomic.AtomicLong" -> true;
            default -> false;
        };
        return new PartsCodec(typeName, longs ? BoxCodec.LONG : null);
    }

    @Override
    void write(ValueWriter out, Object value) {
        out.startArray();
        try {
            writeParts(out, value);
        } catch (ValueProblem e) {
            throw e.inside(".value");
        }
        out.endArray();
    }

    private void writeParts(ValueWriter out, Object value) {
        for (Object part : parts(value)) {
            out.item(partCodec, part);
        }
    }

    @SuppressWarnings("JavaUtilDate") // what was sent is what arrives
    private static @Nullable Object[] parts(Object value) {
        if (value instanceof Map.Entry<?, ?> entry) {
            return new @Nullable Object[] {entry.getKey(), entry.getValue()};
        }
        return switch (value.getClass().getName()) {
            case "java.util.Optional" -> optional(((Optional<?>) value).orElse(null));
            case "java.util.OptionalInt" ->
                optional(((OptionalInt) value).isPresent() ? ((OptionalInt) value).getAsInt() : null);
            case "java.util.OptionalLong" ->
                optional(((OptionalLong) value).isPresent() ? ((OptionalLong) value).getAsLong() : null);
            case "java.util.OptionalDouble" ->
                optional(((OptionalDouble) value).isPresent() ? ((OptionalDouble) value).getAsDouble() : null);
            case "java.util.Date" -> new Object[] {((Date) value).getTime()};
            case "java.util.BitSet" -> boxed(((BitSet) value).toLongArray());
            case "java.util.regex.Pattern" -> new Object[] {((Pattern) value).pattern(), ((Pattern) value).flags()};
            case "java.util.concurrent.atomic.AtomicInteger" -> new Object[] {((AtomicInteger) value).get()};
            case "java.util.concurrent.atomic.AtomicLong" -> new Object[] {((AtomicLong) value).get()};
            case "java.util.concurrent.atomic.AtomicBoolean" -> new Object[] {((AtomicBoolean) value).get()};
            case "java.util.concurrent.atomic.AtomicReference" ->
                new @Nullable Object[] {((AtomicReference<?>) value).get()};
            default -> throw new IllegalStateException(value.getClass().getName());
        };
    }

    private static Object[] optional(@Nullable Object value) {
        return value == null ? new Object[0] : new Object[] {value};
    }

    private static Object[] boxed(long[] words) {
        Object[] parts = new Object[words.length];
        for (int i = 0; i < words.length; i++) {
            parts[i] = words[i];
        }
        return parts;
    }

    @Override
    Object read(ValueReader in) {
        List<@Nullable Object> parts = new ArrayList<>();
        in.expectArray();
        try {
            while (in.nextItem()) {
                parts.add(in.item(partCodec));
            }
        } catch (ValueProblem e) {
            throw e.inside(".value");
        }
        try {
            return build(parts);
        } catch (RuntimeException e) {
            throw new ValueProblem("not a " + typeName() + " (" + e + ")", e);
        }
    }

    @SuppressWarnings("JavaUtilDate") // what was sent is what arrives
    private Object build(List<@Nullable Object> parts) {
        return switch (typeName()) {
            case "java.util.Optional" -> parts.isEmpty() ? Optional.empty() : Optional.of(part(parts, 0));
            case "java.util.OptionalInt" ->
                parts.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) part(parts, 0));
            case "java.util.OptionalLong" ->
                parts.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) part(parts, 0));
            case "java.util.OptionalDouble" ->
                parts.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) part(parts, 0));
            case "java.util.Map$Entry" -> Map.entry(part(parts, 0), part(parts, 1));
            case "java.util.AbstractMap$SimpleEntry" -> new AbstractMap.SimpleEntry<>(parts.get(0), parts.get(1));
            case "java.util.AbstractMap$SimpleImmutableEntry" ->
                new AbstractMap.SimpleImmutableEntry<>(parts.get(0), parts.get(1));
            case "java.util.Date" -> new Date((long) part(parts, 0));
            case "java.util.BitSet" -> bitSet(parts);
            case "java.util.regex.Pattern" -> Pattern.compile((String) part(parts, 0), (int) part(parts, 1));
            default -> buildAtomic(parts);
        };
    }

    private Object buildAtomic(List<@Nullable Object> parts) {
        return switch (typeName()) {
            case "java.util.concurrent.atomic.AtomicInteger" -> new AtomicInteger((int) part(parts, 0));
            case "java.util.concurrent.atomic.AtomicLong" -> new AtomicLong((long) part(parts, 0));
            case "java.util.concurrent.atomic.AtomicBoolean" -> new AtomicBoolean((boolean) part(parts, 0));
            case "java.util.concurrent.atomic.AtomicReference" -> new AtomicReference<>(parts.get(0));
            default -> throw new IllegalStateException(typeName());
        };
    }

    private static Object part(List<@Nullable Object> parts, int index) {
        Object part = parts.get(index);
        if (part == null) {
            throw new ValueProblem("null where there must be a value");
        }
        return part;
    }

    private static BitSet bitSet(List<@Nullable Object> parts) {
        long[] words = new long[parts.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = (long) part(parts, i);
        }
        return BitSet.valueOf(words);
    }
}
