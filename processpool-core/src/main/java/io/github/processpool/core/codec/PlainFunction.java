package io.github.processpool.core.codec;

import io.github.processpool.core.loaders.SnippetCode;
import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/**
 * Functions that have captured nothing, as most have: what {@link FunctionWriter} writes of them, and {@link
 * FunctionReader} reads, is a line of texts. A parent and a worker that have nothing else to say to each other never load
 * a JSON library.
 */
final class PlainFunction {
    private static final FieldName CAPTURED = FieldName.of("captured");
    private static final FieldName CAPTURING_CLASS = FieldName.of("capturingClass"); // the first
    private static final FieldName IMPL_CLASS = FieldName.of("implClass");
    private static final FieldName IMPL_KIND = FieldName.of("implKind");
    private static final FieldName IMPL_METHOD = FieldName.of("implMethod");
    private static final FieldName IMPL_SIGNATURE = FieldName.of("implSignature");
    private static final FieldName INSTANTIATED_TYPE = FieldName.of("instantiatedType");
    private static final FieldName INTERFACE = FieldName.of("interface");
    private static final FieldName METHOD = FieldName.of("method");
    private static final FieldName SIGNATURE = FieldName.of("signature");

    private static final String NOTHING_AND_END = "[]}";
    private static final int LINE_CAPACITY = 512;

    private PlainFunction() {}

    /** Returns the description, or null if it is for {@link FunctionWriter}. */
    static byte @Nullable [] write(SerializedLambda lambda) {
        String capturing = lambda.getCapturingClass().replace('/', '.');
        if (lambda.getCapturedArgCount() > 0 || SnippetCode.isSnippet(capturing)) {
            return null;
        }
        Bytes line = new Bytes(LINE_CAPACITY);
        boolean plain = add(line, CAPTURING_CLASS, capturing)
                && add(line, INTERFACE, lambda.getFunctionalInterfaceClass())
                && add(line, METHOD, lambda.getFunctionalInterfaceMethodName())
                && add(line, SIGNATURE, lambda.getFunctionalInterfaceMethodSignature());
        IMPL_KIND.writeTo(line);
        line.writeDecimal(lambda.getImplMethodKind());
        plain &= add(line, IMPL_CLASS, lambda.getImplClass())
                && add(line, IMPL_METHOD, lambda.getImplMethodName())
                && add(line, IMPL_SIGNATURE, lambda.getImplMethodSignature())
                && add(line, INSTANTIATED_TYPE, lambda.getInstantiatedMethodType());
        CAPTURED.writeTo(line);
        line.writeAscii(NOTHING_AND_END);
        if (!plain) {
            return null;
        }
        byte[] bytes = line.toByteArray();
        bytes[0] = '{'; // where other fields have their comma
        return bytes;
    }

    private static boolean add(Bytes line, FieldName name, String text) {
        name.writeTo(line);
        return PlainValues.writeText(line, text);
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
            if (fields.payloadFrom() != to - NOTHING_AND_END.length()) {
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
        int end = to - NOTHING_AND_END.length();
        return end > from && bytes[end] == '[' && bytes[end + 1] == ']' && bytes[end + 2] == '}';
    }
}
