package io.github.processpool.core.codec;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;

/** Exceptions as values, in the form that errors have. */
final class ThrowableCodec extends PlainCodec {
    private final Class<?> type;

    ThrowableCodec(Class<?> type) {
        super(type.getName());
        this.type = type;
    }

    @Override
    void write(ValueWriter out, Object value) {
        if (!JdkClasses.contains(type)) {
            out.mention(type);
        }
        new ErrorWriter(out).writeValue((Throwable) value);
    }

    @Override
    Object read(ValueReader in) {
        Throwable error = ErrorRebuilder.rebuild(ErrorReader.read(in), in.types());
        if (error.getClass() != type) {
            throw new ValueProblem("an exception of type " + typeName() + " can't be rebuilt from what travels of it");
        }
        return error;
    }
}
