package io.github.processpool.core.codec;

import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FunctionWriter} wrote of a function that has captured nothing, as most have: its description is a
 * line of texts, and a worker that is given nothing else never loads a parser.
 */
final class PlainFunction {
    private static final FieldName CAPTURED = FieldName.of("captured");
    private static final FieldName CAPTURING_CLASS = FieldName.of("capturingClass");
    private static final FieldName IMPL_CLASS = FieldName.of("implClass");
    private static final FieldName IMPL_KIND = FieldName.of("implKind");
    private static final FieldName IMPL_METHOD = FieldName.of("implMethod");
    private static final FieldName IMPL_SIGNATURE = FieldName.of("implSignature");
    private static final FieldName INSTANTIATED_TYPE = FieldName.of("instantiatedType");
    private static final FieldName INTERFACE = FieldName.of("interface");
    private static final FieldName METHOD = FieldName.of("method");
    private static final FieldName SIGNATURE = FieldName.of("signature");

    private PlainFunction() {}

    /** Returns the function, or null if it is for {@link FunctionReader}: also if something is wrong with it. */
    static @Nullable Object read(byte[] bytes, int from, int to, TypeResolver types) {
        if (!endsCapturingNothing(bytes, from, to)) {
            return null;
        }
        SerializedLambda lambda;
        Class<?> capturing;
        @Nullable Object[] captured = {};
        try {
            JsonScanner fields = JsonScanner.trusting(bytes, from, to).payload(CAPTURED);
            capturing = TypeNames.find(fields.text(CAPTURING_CLASS), types);
            lambda = new SerializedLambda(
                    capturing,
                    fields.text(INTERFACE),
                    fields.text(METHOD),
                    fields.text(SIGNATURE),
                    fields.size(IMPL_KIND),
                    fields.text(IMPL_CLASS),
                    fields.text(IMPL_METHOD),
                    fields.text(IMPL_SIGNATURE),
                    fields.text(INSTANTIATED_TYPE),
                    captured);
        } catch (MalformedJsonException e) {
            return null;
        }
        return Lambdas.rebuild(lambda, capturing, captured);
    }

    private static boolean endsCapturingNothing(byte[] bytes, int from, int to) {
        return to - from > 3 && bytes[to - 3] == '[' && bytes[to - 2] == ']' && bytes[to - 1] == '}';
    }
}
