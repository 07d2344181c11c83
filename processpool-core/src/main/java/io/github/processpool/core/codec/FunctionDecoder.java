package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;

/** Makes functions of what {@link FunctionEncoder} encoded, in the worker. Thread-safe. */
public final class FunctionDecoder {
    private final LoaderTypes types;

    /** Creates a decoder that finds classes through that loader. */
    public FunctionDecoder(ClassLoader loader) {
        this(new LoaderTypes(loader));
    }

    /** Creates a decoder that finds these classes. */
    public FunctionDecoder(LoaderTypes types) {
        this.types = types;
    }

    /**
     * A functional object.
     *
     * @param setsVariables whether decoding has given JShell's variables the values that were sent with the function
     */
    public record Decoded(Object function, boolean setsVariables) {}

    /** Returns the functional object alone: see {@link #read}. */
    public Object decode(byte[] bytes, int from, int to) {
        return read(bytes, from, to).function();
    }

    /**
     * Returns the functional object.
     *
     * @throws EncodingException when it can't be made here, naming the class that is missing or what was captured
     * @throws MalformedJsonException when there is no JSON object
     */
    public Decoded read(byte[] bytes, int from, int to) {
        try (JsonReader json = new JsonReader(bytes, from, to)) {
            ValueReader in = new ValueReader(json, types);
            in.next();
            Object function = FunctionReader.read(in);
            return new Decoded(function, in.hasSetVariables());
        } catch (ValueProblem e) {
            throw e.at("function");
        }
    }
}
