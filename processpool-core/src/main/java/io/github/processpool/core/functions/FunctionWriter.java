package io.github.processpool.core.functions;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.snippets.SnippetVariables;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.core.values.ValueWriter;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;

/** Writes the description of a lambda or method reference as one JSON object. */
public final class FunctionWriter {
    private FunctionWriter() {}

    public static void write(ValueWriter out, SerializedLambda lambda) {
        out.startObject();
        out.attribute("capturingClass", TypeNames.binary(lambda.getCapturingClass()));
        out.attribute("interface", lambda.getFunctionalInterfaceClass());
        out.attribute("method", lambda.getFunctionalInterfaceMethodName());
        out.attribute("signature", lambda.getFunctionalInterfaceMethodSignature());
        out.json.writeName("implKind");
        out.json.writeNumber(lambda.getImplMethodKind());
        out.attribute("implClass", lambda.getImplClass());
        out.attribute("implMethod", lambda.getImplMethodName());
        out.attribute("implSignature", lambda.getImplMethodSignature());
        out.attribute("instantiatedType", lambda.getInstantiatedMethodType());
        out.json.writeName("captured");
        writeCaptured(out, lambda);
        SnippetVariables.write(out, lambda);
        out.endObject();
    }

    private static void writeCaptured(ValueWriter out, SerializedLambda lambda) {
        out.startArray();
        int index = 0;
        try {
            for (; index < lambda.getCapturedArgCount(); index++) {
                writeCaptured(out, lambda, index);
            }
        } catch (ValueProblem e) {
            throw RebuiltFunction.isObject(lambda)
                    ? FunctionObjects.explained(e, lambda.getCapturedArg(0))
                    : explained(e, lambda, index).inside(".captured[" + index + "]");
        }
        out.endArray();
    }

    private static void writeCaptured(ValueWriter out, SerializedLambda lambda, int index) {
        Object value = lambda.getCapturedArg(index);
        if (out.dependsOnPlace(value)) {
            out.valueFor(value, place(lambda, index, value.getClass()));
        } else {
            out.value(value);
        }
    }

    /** Returns the declared type of a captured value; the value's own type if that can't be found. */
    private static Class<?> place(SerializedLambda lambda, int index, Class<?> type) {
        boolean bound = lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic
                && lambda.getImplMethodKind() != MethodHandleInfo.REF_newInvokeSpecial;
        String signature = bound && index == 0 ? "(L" + lambda.getImplClass() + ";)V" : lambda.getImplMethodSignature();
        try {
            return MethodType.fromMethodDescriptorString(signature, type.getClassLoader())
                    .parameterType(bound && index > 0 ? index - 1 : index);
        } catch (RuntimeException | LinkageError e) {
            return type;
        }
    }

    private static ValueProblem explained(ValueProblem problem, SerializedLambda lambda, int index) {
        if (index > 0 || !capturesThis(lambda)) {
            return problem;
        }
        return problem.noting("; the lambda captures `this` (a "
                + lambda.getCapturedArg(0).getClass().getName()
                + "), because it uses a field or a method of it: copy what it needs into local variables,"
                + " or use static members only");
    }

    private static boolean capturesThis(SerializedLambda lambda) {
        return lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic
                && lambda.getImplMethodName().startsWith("lambda$");
    }
}
