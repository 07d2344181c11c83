package io.github.processpool.core.values;

import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.types.SharedObject;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** The codecs of all classes whose objects need not be taken apart: the JDK's types, arrays, enums, shared objects. */
public final class ValueCodecs {
    private ValueCodecs() {}

    /**
     * Returns the codec of a class, or null if its own superclasses and hooks decide how it is written.
     *
     * @param codecs has the codecs of other classes
     */
    public static @Nullable Codec of(Class<?> type, Codecs codecs) {
        if (type.isPrimitive()) {
            return BoxCodec.ofPrimitive(type);
        }
        if (type.isArray()) {
            return type.getComponentType().isPrimitive() ? new PrimitiveArrayCodec(type) : new ArrayCodec(type);
        }
        if (SharedObject.class.isAssignableFrom(type)) {
            return SharedCodec.INSTANCE;
        }
        if (Enum.class.isAssignableFrom(type) && type != Enum.class) {
            return type.isEnum() ? new EnumCodec(type) : codecs.of(type.getSuperclass());
        }
        if (JdkClasses.contains(type)) {
            return type.isRecord() ? null : JdkCodecs.of(type);
        }
        return ValueFormats.codec(type);
    }

    /** Returns the codec for a type name in JSON, or null if it is not a name of this library's or the JDK's. */
    public static @Nullable Codec named(String typeName) {
        Codec codec = BoxCodec.named(typeName);
        return codec == null ? JdkCodecs.named(typeName) : codec;
    }

    /** Returns the codec of the JDK's collection or map that is nearest to a class, or null if the class is neither. */
    public static @Nullable Codec nearestStandard(Class<?> type) {
        return JdkCodecs.nearest(type);
    }

    /** Returns the codec of arrays in JSON that name no type. */
    public static Codec lists() {
        return CollectionCodec.ARRAY_LIST;
    }

    /** Returns the codec of a class whose fields are not to be read, which mostly says why; null for any other class. */
    public static @Nullable Codec ofClosed(Class<?> type) {
        if (JdkClasses.contains(type)) {
            Codec ofFormat = ValueFormats.codec(type);
            return ofFormat == null ? UnsupportedCodec.ofJdk(type) : ofFormat;
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return new UnsupportedCodec(type, "it is abstract");
        }
        String staying = Advice.onStaying(type);
        return staying == null ? null : new UnsupportedCodec(type, staying);
    }

    /** Tells whether to make a value of that type, to compare it and to hash it runs only the JDK's code, and soon ends. */
    public static boolean isPlain(String typeName) {
        return BoxCodec.named(typeName) != null
                || (TextCodec.named(typeName) != null && !typeName.equals("java.net.URL")); // which asks for addresses
    }
}
