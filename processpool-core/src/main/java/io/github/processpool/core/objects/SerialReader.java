package io.github.processpool.core.objects;

import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.Allocator;
import io.github.processpool.core.values.ValueReader;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of classes that have a say in it, class by class. While one is read, a filter for object streams that the
 * application has is asked for all that is made.
 */
final class SerialReader {
    private final ValueReader in;
    private final SerialInput stream = new SerialInput();
    private final SerialFilter filter;
    private final @Nullable ObjectInputFilter filterAtFirst;

    private SerialReader(ValueReader in) throws IOException {
        this.in = in;
        filter = new SerialFilter(stream, in);
        filterAtFirst = stream.getObjectInputFilter();
    }

    /** Returns the reader of a text. */
    static SerialReader of(ValueReader in) {
        SerialReader known = in.kept(SerialReader.class);
        try {
            return known == null ? in.keep(new SerialReader(in)) : known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads an object of a class that has a say in it, and returns what it resolves to. */
    Object read(Class<?> type, SerialLevel[] levels, Allocator allocator, @Nullable MethodHandle readResolve) {
        if (stream.isOpen()) {
            return readOne(levels, allocator, readResolve);
        }
        filter.begin();
        stream.forgetValidations();
        in.watchedBy(filter);
        try {
            filter.ask(type);
            Object object = readOne(levels, allocator, readResolve);
            stream.validate(type);
            return object;
        } finally {
            in.watchedBy(null);
            if (stream.getObjectInputFilter() != filterAtFirst) {
                in.forget(SerialReader.class); // a class has set a filter, which is none for other values
            }
        }
    }

    /** Asks the filter for a class that is none of those that read themselves, but has a say in what is made of it. */
    void ask(Class<?> type) {
        if (!stream.isOpen()) {
            filter.begin();
            filter.ask(type);
        }
    }

    private Object readOne(SerialLevel[] levels, Allocator allocator, @Nullable MethodHandle readResolve) {
        SerialInputPart part = new SerialInputPart(allocator.allocate(), in);
        SerialInputPart outer = stream.open(part);
        try {
            in.expectArray();
            in.next();
            read(part, levels);
            in.expect(JsonToken.END_ARRAY, "the end of an object's parts");
        } finally {
            stream.open(outer);
        }
        return resolve(readResolve, part.object);
    }

    /** If there are several parts, each begins with null and the name of the class to which it belongs. */
    private void read(SerialInputPart part, SerialLevel[] levels) {
        int index = 0;
        if (in.json.currentToken() != JsonToken.VALUE_NULL) {
            index = levels.length;
            skip(part, levels, 0, index - 1);
            part.read(levels[index - 1], stream);
        }
        while (in.json.currentToken() == JsonToken.VALUE_NULL) {
            in.next();
            int named = indexOf(levels, in.text(), index, part.object);
            in.next();
            skip(part, levels, index, named);
            part.read(levels[named], stream);
            index = named + 1;
        }
        skip(part, levels, index, levels.length);
    }

    private static int indexOf(SerialLevel[] levels, String name, int from, Object object) {
        for (int i = from; i < levels.length; i++) {
            if (levels[i].type.getName().equals(name)) {
                return i;
            }
        }
        throw new ValueProblem(name + " is no class that " + object.getClass().getName() + " extends here");
    }

    /** Nothing arrived for some classes. */
    private static void skip(SerialInputPart part, SerialLevel[] levels, int from, int to) {
        for (int i = from; i < to; i++) {
            part.readNothing(levels[i]);
        }
    }

    /** Returns what an object turns into if its class has a {@code readResolve} method, otherwise the object. */
    static Object resolve(@Nullable MethodHandle readResolve, Object instance) {
        if (readResolve == null) {
            return instance;
        }
        Object resolved;
        try {
            resolved = (Object) readResolve.invokeExact(instance);
        } catch (Throwable e) {
            throw new ValueProblem("its readResolve method threw " + ErrorText.of(e), e);
        }
        if (resolved == null) {
            throw new ValueProblem("its readResolve method returned null");
        }
        return resolved;
    }
}
