package io.github.processpool.core.values;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** The JDK's own value types, looked up by name so that no class is loaded before it is met. */
final class JdkCodecs {
    private JdkCodecs() {}

    /** Returns the codec that a name in JSON stands for, if it is that of a built-in type. */
    static @Nullable Codec named(String typeName) {
        Codec codec = single(typeName);
        if (codec == null) {
            codec = CollectionCodec.named(typeName);
        }
        if (codec == null) {
            codec = MapCodec.named(typeName);
        }
        return codec == null ? textOrParts(typeName) : codec;
    }

    /** Returns the codec of a JDK class, or null when it has none here. */
    static @Nullable Codec of(Class<?> type) {
        Codec codec = BoxCodec.ofBox(type.getName());
        if (codec == null) {
            codec = single(type.getName());
        }
        if (codec == null) {
            codec = nearest(type);
        }
        if (codec == null) {
            codec = textOrParts(type.getName());
        }
        return codec == null ? ofHidden(type) : codec;
    }

    private static @Nullable Codec single(String typeName) {
        return switch (typeName) {
            case "java.lang.String" -> StringCodec.INSTANCE;
            case "java.lang.Class" -> ClassCodec.INSTANCE;
            case "java.util.EnumSet" -> EnumSetCodec.INSTANCE;
            case "java.util.EnumMap" -> EnumMapCodec.INSTANCE;
            case BigNumberCodec.INTEGER, BigNumberCodec.DECIMAL -> new BigNumberCodec(typeName);
            case ComparatorCodec.TYPE_NAME -> ComparatorCodec.INSTANCE;
            case SharedCodec.TYPE_NAME -> SharedCodec.INSTANCE;
            default -> null;
        };
    }

    /** Returns the codec of the nearest collection or map, or null if the class is neither. */
    static @Nullable Codec nearest(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return CollectionCodec.nearest(type);
        }
        return Map.class.isAssignableFrom(type) ? MapCodec.nearest(type) : null;
    }

    private static @Nullable PlainCodec textOrParts(String typeName) {
        if (!typeName.startsWith("java.")) {
            return null;
        }
        PlainCodec codec = TextCodec.named(typeName);
        return codec == null ? JdkParts.named(typeName) : codec;
    }

    /** The JDK hides many implementations behind a public type. */
    private static @Nullable Codec ofHidden(Class<?> type) {
        for (Class<?> hiding : List.of(Path.class, ZoneId.class, Charset.class, TimeZone.class)) {
            if (hiding.isAssignableFrom(type)) {
                return TextCodec.named(hiding.getName());
            }
        }
        if (ComparatorCodec.knows(type)) {
            return ComparatorCodec.INSTANCE;
        }
        return Map.Entry.class.isAssignableFrom(type) ? ofEntry(type) : null;
    }

    private static @Nullable Codec ofEntry(Class<?> type) {
        boolean nullFree = type.getName().equals("java.util.KeyValueHolder");
        return JdkParts.named(nullFree ? Map.Entry.class.getName() : SimpleImmutableEntry.class.getName());
    }
}
