package io.github.processpool.core.codec;

import io.github.processpool.core.loaders.SnippetCode;
import java.lang.invoke.SerializedLambda;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Functions that have captured nothing, as most have: what {@link FunctionWriter} writes of them, and {@link
 * FunctionReader} reads, is a line of texts. A parent and a worker that have nothing else to say to each other never load
 * a JSON library.
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

    private static final byte[] NOTHING = {'[', ']'};

    private PlainFunction() {}

    /** Returns the description, or null if it is for {@link FunctionWriter}. */
    static byte @Nullable [] write(SerializedLambda lambda) {
        String capturing = lambda.getCapturingClass().replace('/', '.');
        if (lambda.getCapturedArgCount() > 0 || SnippetCode.isSnippet(capturing)) {
            return null;
        }
        JsonPrinter line = new JsonPrinter()
                .begin(CAPTURING_CLASS, capturing)
                .field(INTERFACE, lambda.getFunctionalInterfaceClass())
                .field(METHOD, lambda.getFunctionalInterfaceMethodName())
                .field(SIGNATURE, lambda.getFunctionalInterfaceMethodSignature())
                .field(IMPL_KIND, lambda.getImplMethodKind())
                .field(IMPL_CLASS, lambda.getImplClass())
                .field(IMPL_METHOD, lambda.getImplMethodName())
                .field(IMPL_SIGNATURE, lambda.getImplMethodSignature())
                .field(INSTANTIATED_TYPE, lambda.getInstantiatedMethodType());
        line.end(CAPTURED, NOTHING, 0, NOTHING.length);
        return Arrays.copyOf(line.buffer(), line.size() - 1); // without the line feed
    }

    /** Returns the function, or null if it is for {@link FunctionReader}: also if something is wrong with it. */
    static @Nullable Object read(byte[] bytes, int from, int to, TypeResolver types) {
        if (!mayRead(bytes, from, to)) {
            return null;
        }
        SerializedLambda lambda;
        Class<?> capturing;
        @Nullable Object[] captured = {};
        try {
            JsonScanner fields = JsonScanner.trusting(bytes, from, to).payload(CAPTURED);
            if (fields.payloadFrom() != nothingFrom(to)) {
                return null; // it has captured something, and something else follows
            }
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

    /** Tells whether {@link #read} is worth a try: if not, there is work for a parser. */
    static boolean mayRead(byte[] bytes, int from, int to) {
        int nothing = nothingFrom(to);
        return nothing > from && bytes[nothing] == '[' && bytes[nothing + 1] == ']' && bytes[nothing + 2] == '}';
    }

    /** Returns where the empty array begins that ends a line that ends there. */
    private static int nothingFrom(int to) {
        return to - NOTHING.length - 1;
    }
}
