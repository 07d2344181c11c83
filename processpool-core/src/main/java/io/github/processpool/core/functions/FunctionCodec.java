package io.github.processpool.core.functions;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.LoaderTypes;
import io.github.processpool.core.values.Codec;
import io.github.processpool.core.values.Tag;
import io.github.processpool.core.values.UnsupportedCodec;
import io.github.processpool.core.values.ValueReader;
import io.github.processpool.core.values.ValueWriter;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;

/** Lambdas and method references as values: they travel to a worker, never back. */
public final class FunctionCodec extends Codec {
    public static final String TYPE_NAME = "function";
    public static final FunctionCodec INSTANCE = new FunctionCodec();

    private FunctionCodec() {
        super(TYPE_NAME);
    }

    public static Codec of(Class<?> type) {
        return Serializable.class.isAssignableFrom(type) ? INSTANCE : new UnsupportedCodec(type, LambdaAdvice.on(type));
    }

    @Override
    public boolean namesClass() {
        return false;
    }

    @Override
    public void writeDescribed(ValueWriter out, Object value) {
        if (value instanceof SerializedLambda described) {
            write(out, described);
            return;
        }
        SerializedLambda lambda = Lambdas.describe(value);
        try {
            write(out, lambda);
        } catch (ValueProblem e) {
            throw e.inside("", value);
        }
    }

    private static void write(ValueWriter out, SerializedLambda lambda) {
        out.startTag(INSTANCE);
        out.startTagValue();
        FunctionWriter.write(out, lambda);
        out.endTag();
    }

    @Override
    public Object readTagged(ValueReader in, Tag tag) {
        LoaderTypes.requireWorker(in.types());
        return FunctionReader.read(in).meant();
    }
}
