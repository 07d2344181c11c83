package io.github.processpool.core.errors;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.values.PlainCodec;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;

/** Exceptions as values, in the form that errors have. */
public final class ThrowableCodec extends PlainCodec {
    private final Class<?> type;

    public ThrowableCodec(Class<?> type) {
        super(type.getName());
        this.type = type;
    }

    @Override
    public void write(ValueWriter out, Object value) {
        if (!JdkClasses.contains(type)) {
            out.mention(type);
        }
        new ErrorWriter(out).writeValue((Throwable) value);
    }

    @Override
    public Object read(ValueReader in) {
        Throwable error = ErrorRebuilder.read(in);
        if (error.getClass() != type) {
            throw new ValueProblem(
                    "an exception of type " + typeName() + " can't be re-created from the data that are sent");
        }
        return error;
    }
}
