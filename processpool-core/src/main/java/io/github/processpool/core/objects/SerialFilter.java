package io.github.processpool.core.objects;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.PlainCodec;
import io.github.processpool.core.values.Tag;
import io.github.processpool.core.values.ValueReader;
import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the filter of Java's object streams, if there is one, for what is made while a class reads its own form. */
final class SerialFilter implements ValueReader.Watcher {
    private final SerialInput stream;
    private final ValueReader in;
    private int begin; // where the value begins in the text
    private long references;
    private long depth;

    SerialFilter(SerialInput stream, ValueReader in) {
        this.stream = stream;
        this.in = in;
    }

    private record Info(@Nullable Class<?> serialClass, long arrayLength, long depth, long references, long streamBytes)
            implements ObjectInputFilter.FilterInfo {}

    /** Begins with a value that is no part of another. */
    void begin() {
        begin = in.json.tokenFrom();
        references = 0;
        depth = 1;
    }

    /** Reads the content of {@code "v"} if the filter lets its class pass. */
    @Override
    public Object readTagged(Codec codec, Tag tag) {
        return readFiltered(classOf(codec), () -> codec.readTagged(in, tag));
    }

    /** Reads a plain form if the filter lets its class pass. */
    @Override
    public Object readPlain(PlainCodec codec, @Nullable Class<?> declared) {
        return readFiltered(declared == null ? classOf(codec) : declared, () -> codec.read(in));
    }

    private Object readFiltered(@Nullable Class<?> type, Supplier<Object> reader) {
        depth++;
        try {
            if (type != null) {
                ask(type);
            }
            Object value = reader.get();
            askForLength(value);
            return value;
        } finally {
            depth--;
        }
    }

    /** Returns the class whose instances a codec reads, if there is a filter that wants to know of it. */
    private @Nullable Class<?> classOf(Codec codec) {
        return stream.getObjectInputFilter() == null || !codec.namesClass()
                ? null
                : TypeNames.find(codec.typeName(), in.types());
    }

    /** Asks for a class and those that it extends, before there is an instance. */
    void ask(Class<?> type) {
        ObjectInputFilter filter = stream.getObjectInputFilter();
        if (filter != null && !isHarmless(type)) {
            references++;
            ask(filter, type, -1);
            Class<?> superclass = type.getSuperclass();
            while (superclass != null && Serializable.class.isAssignableFrom(superclass)) {
                ask(filter, superclass, -1);
                superclass = superclass.getSuperclass();
            }
        }
    }

    /** Texts and numbers. */
    private static boolean isHarmless(Class<?> type) {
        return type.isPrimitive()
                || type == String.class
                || MethodType.methodType(type).hasWrappers();
    }

    /** Asks for the length of what was made. */
    private void askForLength(Object made) {
        ObjectInputFilter filter = stream.getObjectInputFilter();
        if (filter == null) {
            return;
        }
        if (made.getClass().isArray()) {
            ask(filter, made.getClass(), Array.getLength(made));
        } else if (made instanceof Collection<?> collection && JdkClasses.contains(made.getClass())) {
            ask(filter, Object[].class, collection.size());
        } else if (made instanceof Map<?, ?> map && JdkClasses.contains(made.getClass())) {
            ask(filter, Map.Entry[].class, map.size());
        }
    }

    private void ask(ObjectInputFilter filter, Class<?> type, long length) {
        int bytes = Math.max(0, in.json.tokenFrom() - begin);
        Object status;
        try {
            status = filter.checkInput(new Info(type, length, depth, references, bytes));
        } catch (RuntimeException e) {
            throw refused(type, e);
        }
        if (status == null || status == ObjectInputFilter.Status.REJECTED) {
            throw refused(type, null);
        }
    }

    private static ValueProblem refused(Class<?> type, @Nullable Throwable cause) {
        return new ValueProblem(
                TypeNames.of(type) + " can't be decoded: this JVM's filter for serialized objects (jdk.serialFilter, or"
                        + " ObjectInputFilter.Config) rejects it or its content; change the filter to allow it",
                cause);
    }
}
