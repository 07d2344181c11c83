package io.github.processpool.core.codec;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** The JDK's own value types, looked up by name so that no class is loaded before it is met. */
final class JdkCodecs {
    private JdkCodecs() {}

    /** Returns the codec that a name in JSON stands for, if it is that of a built-in type. */
    static @Nullable Codec named(String typeName) {
        if (!typeName.startsWith("java.")) {
            return ownName(typeName);
        }
        Codec codec = simple(typeName);
        if (codec == null) {
            codec = CollectionCodec.named(typeName);
        }
        return codec == null ? MapCodec.named(typeName) : codec;
    }

    private static @Nullable Codec ownName(String typeName) {
        return switch (typeName) {
            case FunctionCodec.TYPE_NAME -> FunctionCodec.INSTANCE;
            case SharedCodec.TYPE_NAME -> SharedCodec.INSTANCE;
            default -> null;
        };
    }

    /** Returns the codec of a JDK class, or null when it has none here. */
    static @Nullable Codec of(Class<?> type) {
        Codec codec = BoxCodec.ofBox(type.getName());
        if (codec == null) {
            codec = simple(type.getName());
        }
        return codec == null ? ofSubclass(type) : codec;
    }

    private static @Nullable Codec simple(String typeName) {
        return switch (typeName) {
            case "java.lang.String" -> StringCodec.INSTANCE;
            case "java.lang.Class" -> ClassCodec.INSTANCE;
            case "java.util.EnumSet" -> EnumSetCodec.INSTANCE;
            case "java.util.EnumMap" -> EnumMapCodec.INSTANCE;
            default -> textOrParts(typeName);
        };
    }

    private static @Nullable Codec textOrParts(String typeName) {
        if (TextCodec.knows(typeName)) {
            return new TextCodec(typeName);
        }
        if (typeName.startsWith("java.math.")) {
            return BigNumberCodec.named(typeName);
        }
        return typeName.equals(ComparatorCodec.TYPE_NAME) ? ComparatorCodec.INSTANCE : PartsCodec.named(typeName);
    }

    /** The JDK hides many implementations behind a public type. */
    private static @Nullable Codec ofSubclass(Class<?> type) {
        if (Path.class.isAssignableFrom(type)) {
            return new TextCodec("java.nio.file.Path");
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return new TextCodec("java.time.ZoneId");
        }
        if (Charset.class.isAssignableFrom(type)) {
            return new TextCodec("java.nio.charset.Charset");
        }
        if (TimeZone.class.isAssignableFrom(type)) {
            return new TextCodec("java.util.TimeZone");
        }
        return ComparatorCodec.knows(type) ? ComparatorCodec.INSTANCE : ofCollection(type);
    }

    private static @Nullable Codec ofCollection(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return CollectionCodec.nearest(type);
        }
        if (Map.class.isAssignableFrom(type)) {
            return MapCodec.nearest(type);
        }
        if (Map.Entry.class.isAssignableFrom(type)) {
            boolean nullFree = type.getName().equals("java.util.KeyValueHolder");
            return new UtilityCodec(nullFree ? "java.util.Map$Entry" : "java.util.AbstractMap$SimpleImmutableEntry");
        }
        return null;
    }
}
