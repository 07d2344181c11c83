package io.github.processpool.core.codec;

import io.github.processpool.core.errors.ThrowableCodec;
import io.github.processpool.core.functions.ClosureCodec;
import io.github.processpool.core.functions.FunctionCodec;
import io.github.processpool.core.functions.ProxyCodec;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.objects.ConstantCodec;
import io.github.processpool.core.objects.ObjectCodec;
import io.github.processpool.core.objects.OwnCollectionCodec;
import io.github.processpool.core.objects.ReplacedCodec;
import io.github.processpool.core.objects.SerialCodec;
import io.github.processpool.core.reflection.PerClass;
import io.github.processpool.core.reflection.SerialForm;
import io.github.processpool.core.snippets.SnippetCodec;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.core.types.TypeResolver;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.Codecs;
import io.github.processpool.core.values.UnsupportedCodec;
import io.github.processpool.core.values.ValueCodecs;
import java.lang.reflect.Proxy;

/** Knows every codec. Finds that of a class once for each class. */
final class AllCodecs implements Codecs {
    static final AllCodecs ALL = new AllCodecs();

    private static final PerClass<Codec> OF_CLASS =
            new PerClass<>(ALL::create); // static: a constant to the JIT compiler

    private AllCodecs() {}

    @Override
    public Codec of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    @Override
    public Codec named(String typeName, TypeResolver types) {
        Codec codec = ValueCodecs.named(typeName);
        if (codec == null) {
            codec = switch (typeName) {
                case FunctionCodec.TYPE_NAME -> functions();
                case ProxyCodec.TYPE_NAME -> ProxyCodec.INSTANCE;
                default -> ofNamedClass(typeName, types);
            };
        }
        return codec;
    }

    @Override
    public Codec lists() {
        return ValueCodecs.lists();
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
        Codec codec = ValueCodecs.of(type, this);
        if (isProxy(type) && (codec == null || codec instanceof UnsupportedCodec)) {
            return ProxyCodec.INSTANCE;
        }
        if (codec == null) {
            codec = type.isRecord() ? SnippetCodec.of(type, ObjectCodec.of(type)) : ofClass(type);
        }
        return codec;
    }

    private static boolean isProxy(Class<?> type) {
        return type.getName().contains("$Proxy") && Proxy.isProxyClass(type);
    }

    private static Codec ofClass(Class<?> type) {
        if (Throwable.class.isAssignableFrom(type)) {
            return new ThrowableCodec(type);
        }
        Codec standard = ValueCodecs.nearestStandard(type);
        if (standard != null) {
            return OwnCollectionCodec.of(type, standard);
        }
        if (type.isHidden()) {
            return FunctionCodec.of(type);
        }
        return isClosure(type) ? ClosureCodec.of(type) : ofPlainClass(type);
    }

    private static boolean isClosure(Class<?> type) {
        for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) {
            if (c.getName().contains("groovy") && ClosureCodec.isNamed(c.getName())) {
                return true;
            }
        }
        return false;
    }

    private static Codec ofPlainClass(Class<?> type) {
        Codec closed = ValueCodecs.ofClosed(type);
        return closed == null
                ? ReplacedCodec.of(type, SnippetCodec.of(type, ConstantCodec.of(type, ofObjects(type))))
                : closed;
    }

    /** By the form that the class itself has for object streams, or by its fields. */
    private static Codec ofObjects(Class<?> type) {
        return SerialForm.isOwn(type) ? SerialCodec.of(type) : ObjectCodec.of(type);
    }
}
