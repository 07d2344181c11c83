package io.github.processpool.core.codec;

import java.util.AbstractMap;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Optionals, map entries, bit sets, patterns and stack frames. */
final class UtilityCodec extends PartsCodec {
    UtilityCodec(String typeName) {
        super(typeName, hasLongs(typeName) ? BoxCodec.LONG : null);
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
                    "java.util.BitSet",
                    "java.util.regex.Pattern",
                    "java.lang.StackTraceElement" -> true;
            default -> false;
        };
    }

    private static boolean hasLongs(String typeName) {
        return typeName.equals("java.util.OptionalLong") || typeName.equals("java.util.BitSet");
    }

    @Override
    @Nullable
    Object[] parts(Object value) {
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
            case "java.util.BitSet" -> boxed(((BitSet) value).toLongArray());
            case "java.util.regex.Pattern" -> new Object[] {((Pattern) value).pattern(), ((Pattern) value).flags()};
            case "java.lang.StackTraceElement" -> frame((StackTraceElement) value);
            default -> throw new IllegalStateException(value.getClass().getName());
        };
    }

    private static Object[] optional(@Nullable Object value) {
        return value == null ? new Object[0] : new Object[] {value};
    }

    private static @Nullable Object[] frame(StackTraceElement frame) {
        return new @Nullable Object[] {
            frame.getClassLoaderName(),
            frame.getModuleName(),
            frame.getModuleVersion(),
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber()
        };
    }

    @Override
    Object build(Parts parts) {
        return switch (typeName()) {
            case "java.util.Optional" -> parts.size() == 0 ? Optional.empty() : Optional.of(parts.at(0));
            case "java.util.OptionalInt" -> parts.size() == 0 ? OptionalInt.empty() : OptionalInt.of(parts.intAt(0));
            case "java.util.OptionalLong" ->
                parts.size() == 0 ? OptionalLong.empty() : OptionalLong.of(parts.longAt(0));
            case "java.util.OptionalDouble" ->
                parts.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(parts.doubleAt(0));
            case "java.util.Map$Entry" -> Map.entry(parts.at(0), parts.at(1));
            case "java.util.AbstractMap$SimpleEntry" -> new AbstractMap.SimpleEntry<>(parts.any(0), parts.any(1));
            case "java.util.AbstractMap$SimpleImmutableEntry" ->
                new AbstractMap.SimpleImmutableEntry<>(parts.any(0), parts.any(1));
            case "java.util.BitSet" -> BitSet.valueOf(parts.longs());
            case "java.util.regex.Pattern" -> Pattern.compile(parts.textAt(0), parts.intAt(1));
            default -> frame(parts);
        };
    }

    private static StackTraceElement frame(Parts parts) {
        return new StackTraceElement(
                parts.textOrNull(0),
                parts.textOrNull(1),
                parts.textOrNull(2),
                parts.textAt(3),
                parts.textAt(4),
                parts.textOrNull(5),
                parts.intAt(6));
    }
}
