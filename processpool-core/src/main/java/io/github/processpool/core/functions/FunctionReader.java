package io.github.processpool.core.functions;

import io.github.processpool.core.json.JsonToken;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.snippets.SnippetVariables;
import io.github.processpool.core.types.TypeNames;
import io.github.processpool.core.values.ValueReader;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FunctionWriter} wrote and makes the function of it. */
public final class FunctionReader {
    private final ValueReader in;

    private FunctionReader(ValueReader in) {
        this.in = in;
    }

    /** The current token is the object's start. */
    public static RebuiltFunction read(ValueReader in) {
        return new FunctionReader(in).read();
    }

    private RebuiltFunction read() {
        in.expectObject();
        String capturingName = text("capturingClass");
        String functionalInterface = text("interface");
        String method = text("method");
        String signature = text("signature");
        int implKind = number("implKind");
        String implClass = text("implClass");
        String implMethod = text("implMethod");
        String implSignature = text("implSignature");
        String instantiatedType = text("instantiatedType");
        @Nullable Object[] captured = captured();
        setVariables();
        Class<?> capturing = TypeNames.find(capturingName, in.types());
        SerializedLambda lambda = new SerializedLambda(
                capturing,
                functionalInterface,
                method,
                signature,
                implKind,
                implClass,
                implMethod,
                implSignature,
                instantiatedType,
                captured);
        return RebuiltFunction.of(lambda, capturing, captured);
    }

    private String text(String name) {
        member(name);
        return in.text();
    }

    private int number(String name) {
        member(name);
        return in.integral().getIntValue();
    }

    private @Nullable Object[] captured() {
        member("captured");
        in.expectArray();
        List<@Nullable Object> values = new ArrayList<>();
        try {
            while (in.nextItem()) {
                values.add(in.value());
            }
        } catch (ValueProblem e) {
            throw e.inside(".captured[" + values.size() + "]");
        }
        return values.toArray();
    }

    /** Reads the members after the captured values, if there are any. */
    private void setVariables() {
        if ("variables".equals(in.json.nextName())) {
            in.next();
            SnippetVariables.readInto(in);
            SnippetVariables.noteSet(in); // also if there are none today
            in.next();
        }
        if (in.json.currentToken() != JsonToken.END_OBJECT) {
            throw new ValueProblem("a function with something after its end");
        }
    }

    private void member(String name) {
        if (!name.equals(in.json.nextName())) {
            throw new ValueProblem("a function without \"" + name + "\" in its place");
        }
        in.next();
    }
}
