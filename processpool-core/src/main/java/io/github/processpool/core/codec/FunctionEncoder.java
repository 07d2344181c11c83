package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import io.github.processpool.core.functions.FunctionNames;
import io.github.processpool.core.functions.FunctionObjects;
import io.github.processpool.core.functions.FunctionWriter;
import io.github.processpool.core.functions.Lambdas;
import io.github.processpool.core.json.Bytes;
import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.json.JsonWriter;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.loaders.CallLoaders;
import io.github.processpool.core.loaders.MentionedLoader;
import io.github.processpool.core.reflection.PerClass;
import io.github.processpool.core.snippets.SnippetVariables;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.CallOrigin;
import io.github.processpool.core.types.Exceptions;
import io.github.processpool.core.types.ResultTypes;
import io.github.processpool.core.values.ValueWriter;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Encodes functions; lambdas and method references that capture nothing once only. Thread-safe. */
public final class FunctionEncoder {
    private final ResultTypes extraAllowed;
    private final CallLoaders loaders;
    private final Exceptions exceptions;
    private final PerClass<AtomicReference<EncodedFunction>> known = new PerClass<>(type -> new AtomicReference<>());

    /** Creates an encoder for functions whose results may also be of these types. */
    public FunctionEncoder(Set<Class<?>> extraAllowed) {
        this(ResultTypes.of(extraAllowed), new CallLoaders(0), Exceptions.OF_ANY_CLASS);
    }

    /** Creates an encoder that also notes where the classes of its functions come from. */
    public FunctionEncoder(ResultTypes extraAllowed, CallLoaders loaders, Exceptions exceptions) {
        this.extraAllowed = extraAllowed;
        this.loaders = loaders;
        this.exceptions = exceptions;
    }

    /**
     * Encodes a function.
     *
     * @throws EncodingException if it has no description, or holds something that can't be encoded
     */
    public EncodedFunction encode(Serializable function) {
        AtomicReference<EncodedFunction> cache = known.get(function.getClass());
        EncodedFunction cached = cache.get();
        if (cached != null) {
            return cached;
        }
        EncodedFunction encoded = encodeAnew(function);
        if (!encoded.capturing() && function.getClass().isHidden()) {
            cache.set(encoded);
        }
        return encoded;
    }

    private EncodedFunction encodeAnew(Serializable function) {
        SerializedLambda lambda = describe(function);
        Class<?> type = function.getClass().isHidden() ? function.getClass() : FunctionObjects.home(function);
        ClassLoader home = type.getClassLoader();
        CallOrigin origin = new CallOrigin(type, lambda, extraAllowed, loaders.of(home), exceptions);
        AllowedTypes captured = new AllowedTypes(origin);
        Bytes json = new Bytes(512);
        ValueWriter out = new ValueWriter(AllCodecs.ALL, new JsonWriter(json), captured);
        write(function, lambda, out);
        SnippetVariables variables = SnippetVariables.of(out);
        MentionedLoader loader = loaders.of(home, variables.versions());
        return new EncodedFunction(
                json.toByteArray(),
                loader.number(),
                lambda.getCapturedArgCount() > 0 || variables.areKnown(),
                FunctionNames.describe(lambda),
                captured.asOrigin(loader));
    }

    private static SerializedLambda describe(Serializable function) {
        try {
            return Lambdas.describe(function);
        } catch (ValueProblem e) {
            throw e.at("function");
        } catch (Throwable e) { // whatever the methods of a proxy's handler throw
            throw new EncodingException(
                    function.getClass().getName() + " can't be encoded (" + ErrorText.of(e) + ")", e);
        }
    }

    private static void write(Serializable function, SerializedLambda lambda, ValueWriter out) {
        try {
            FunctionWriter.write(out, lambda);
        } catch (ValueProblem e) {
            throw e.inside("", function).at("function");
        } catch (Throwable e) { // whatever captured values throw
            throw new EncodingException(
                    FunctionNames.describe(lambda) + " can't be encoded (" + ErrorText.of(e) + ")", e);
        }
    }
}
