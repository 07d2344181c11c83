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

/** Knows every codec. Finds that of a class once for each class. */
final class AllCodecs implements Codecs {
    static final Codecs ALL = new AllCodecs();

    private final PerClass<Codec> ofClass = new PerClass<>(this::create);

    private AllCodecs() {}

    @Override
    public Codec of(Class<?> type) {
        return ofClass.get(type);
    }

    @Override
    public Codec named(String typeName, TypeResolver types) {
        Codec codec = BoxCodec.named(typeName);
        if (codec == null) {
            codec = JdkCodecs.named(typeName);
        }
        if (codec == null && typeName.equals(FunctionCodec.TYPE_NAME)) {
            codec = FunctionCodec.INSTANCE;
        }
        return codec == null ? ofNamedClass(typeName, types) : codec;
    }

    @Override
    public Codec lists() {
        return CollectionCodec.ARRAY_LIST;
    }

    @Override
    public Codec functions() {
        return FunctionCodec.INSTANCE;
    }

    private Codec ofNamedClass(String typeName, TypeResolver types) {
        Codec codec = of(TypeNames.find(typeName, types));
        if (!codec.typeName().equals(typeName)) {
            throw new ValueProblem("values of " + typeName + " travel as " + codec.typeName());
        }
        return codec;
    }

    private Codec create(Class<?> type) {
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
