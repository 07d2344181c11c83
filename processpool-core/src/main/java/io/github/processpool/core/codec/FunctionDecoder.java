package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import tools.jackson.core.JacksonException;

/** Makes functions of what {@link FunctionEncoder} encoded, in the worker. Thread-safe. */
public final class FunctionDecoder {
    private final LoaderTypes types;

    /** Creates a decoder that finds classes through that loader. */
    public FunctionDecoder(ClassLoader loader) {
        this.types = new LoaderTypes(loader);
    }

    /**
     * Returns the functional object.
     *
     * @throws EncodingException when it can't be made here, naming the class that is missing or what was captured
     * @throws MalformedJsonException when there is no JSON object
     */
    public Object decode(byte[] bytes, int from, int to) {
        try (var json = Json.parser(bytes, from, to)) {
            ValueReader in = new ValueReader(json, types);
            in.next();
            return FunctionReader.read(in);
        } catch (ValueProblem e) {
            throw e.at("function");
        } catch (JacksonException e) {
            throw ValueReader.malformed(e);
        }
    }
}
