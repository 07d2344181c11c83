package io.github.processpool.core.codec;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.loaders.SnippetCode;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.reflection.PerClass;
import io.github.processpool.core.reflection.SerialForm;
import io.github.processpool.core.types.SharedObject;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.core.types.TypeResolver;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the codec of a class, once for each class, and the codec that a type name stands for. */
final class Codecs {
    private static final PerClass<Codec> OF_CLASS = new PerClass<>(Codecs::create);

    private Codecs() {}

    static Codec of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    /** Finds the codec for a name that stands in JSON; the name need not be an honest one. */
    static Codec named(String typeName, TypeResolver types) {
        Codec codec = BoxCodec.named(typeName);
        if (codec == null) {
            codec = JdkCodecs.named(typeName);
        }
        return codec == null ? ofNamedClass(typeName, types) : codec;
    }

    /** Returns the codec that all of every {@code step}th item from {@code start} share, if naming it saves anything. */
    static @Nullable PlainCodec common(@Nullable Object[] items, int start, int step) {
        PlainCodec common = null;
        for (int i = start; i < items.length; i += step) {
            Object item = items[i];
            if (item != null) {
                PlainCodec codec = of(item.getClass()) instanceof PlainCodec plain ? plain.hint() : null;
                if (codec == null || (common != null && common != codec)) {
                    return null;
                }
                common = codec;
            }
        }
        return common;
    }

    private static Codec ofNamedClass(String typeName, TypeResolver types) {
        Codec codec = of(TypeNames.find(typeName, types));
        if (!codec.typeName().equals(typeName)) {
            throw new ValueProblem("values of " + typeName + " travel as " + codec.typeName());
        }
        return codec;
    }

    private static Codec create(Class<?> type) {
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
            return type.isEnum() ? new EnumCodec(type) : of(type.getSuperclass());
        }
        Codec ofItsOwn = JdkClasses.contains(type) ? null : ValueFormats.codec(type);
        return ofItsOwn == null ? ofClass(type) : ofItsOwn;
    }

    private static Codec ofClass(Class<?> type) {
        return type.isRecord() ? ofMembers(type, ObjectCodec.ofRecord(type)) : ofOrdinaryClass(type);
    }

    private static Codec ofMembers(Class<?> type, Codec codec) {
        return codec instanceof PlainCodec plain && SnippetCode.isSnippet(type.getName())
                ? new SnippetCodec(type, plain)
                : codec;
    }

    private static Codec ofOrdinaryClass(Class<?> type) {
        if (JdkClasses.contains(type)) {
            Codec codec = JdkCodecs.of(type);
            if (codec != null) {
                return codec;
            }
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return new ThrowableCodec(type);
        }
        if (Collection.class.isAssignableFrom(type)) {
            return OwnCollectionCodec.of(type, CollectionCodec.nearest(type));
        }
        if (Map.class.isAssignableFrom(type)) {
            return OwnCollectionCodec.of(type, MapCodec.nearest(type));
        }
        return type.isHidden() || type.isSynthetic() ? FunctionCodec.of(type) : ofPlainClass(type);
    }

    private static Codec ofPlainClass(Class<?> type) {
        if (JdkClasses.contains(type)) {
            Codec ofItsOwn = ValueFormats.codec(type);
            return ofItsOwn == null ? UnsupportedCodec.ofJdk(type) : ofItsOwn;
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return new UnsupportedCodec(type, "it is abstract");
        }
        String staying = Advice.onStaying(type);
        if (staying != null) {
            return new UnsupportedCodec(type, staying);
        }
        return ReplacedCodec.of(type, ofMembers(type, ConstantCodec.of(type, ofObjects(type))));
    }

    /** By the form that the class itself has for object streams, or by its fields. */
    private static Codec ofObjects(Class<?> type) {
        return SerialForm.isOwn(type) ? SerialCodec.of(type) : ObjectCodec.ofPlainClass(type);
    }
}
