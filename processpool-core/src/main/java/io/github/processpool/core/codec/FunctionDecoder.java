package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import io.github.processpool.core.functions.FunctionReader;
import io.github.processpool.core.functions.Lambdas;
import io.github.processpool.core.functions.RebuiltFunction;
import io.github.processpool.core.json.JsonReader;
import io.github.processpool.core.json.MalformedJsonException;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.snippets.SnippetVariables;
import io.github.processpool.core.types.LoaderTypes;
import io.github.processpool.core.values.ValueReader;

/** Makes functions of what {@link FunctionEncoder} encoded, in the worker. Thread-safe. */
public final class FunctionDecoder {
    private final LoaderTypes types;

    /** Creates a decoder that finds these classes. */
    public FunctionDecoder(LoaderTypes types) {
        this.types = types;
    }

    /** A functional object. */
    public static final class Decoded {
        private final RebuiltFunction rebuilt;
        private final boolean setsVariables;

        private Decoded(RebuiltFunction rebuilt, boolean setsVariables) {
            this.rebuilt = rebuilt;
            this.setsVariables = setsVariables;
        }

        /** Returns the functional object, or one that fails to cast its arguments: see {@link #isCertain}. */
        public Object function() {
            return rebuilt.function();
        }

        /**
         * Returns whether this is the function that was sent. A method reference may be another reference to the same
         * method that differs only in the types to which it casts its arguments.
         */
        public boolean isCertain() {
            return rebuilt.isCertain();
        }

        /**
         * Returns the function that was sent, which is {@link #function} as a rule. That takes a cold process some
         * milliseconds, so it is for those to ask whose argument could not be cast.
         *
         * @throws EncodingException when the function is another one, and the right one can't be made
         */
        public Object meant() {
            try {
                return rebuilt.meant();
            } catch (ValueProblem e) {
                throw e.at("function");
            }
        }

        /**
         * Returns the type of results, if the function declares it. This takes a while in a process that has just
         * started.
         */
        public Class<?> resultType() {
            return rebuilt.resultType();
        }

        /** Tells whether the function is an object, whose state a task may change. */
        public boolean isObject() {
            return rebuilt.isObject();
        }

        /** Tells whether decoding has given JShell's variables the values that were sent with the function. */
        public boolean setsVariables() {
            return setsVariables;
        }
    }

    /**
     * Finds a class, and what makes functions that are written in it, without initialising it.
     *
     * @throws ValueProblem if there is no such class
     */
    public static void prepare(LoaderTypes types, String className) {
        Lambdas.prepare(types.resolve(className));
    }

    /** Returns the functional object alone: see {@link #read}. */
    public Object decode(byte[] bytes, int from, int to) {
        return read(bytes, from, to).meant();
    }

    /**
     * Returns the functional object.
     *
     * @throws EncodingException if it can't be created here; the message names the missing class or the captured value
     * @throws MalformedJsonException when there is no JSON object
     */
    public Decoded read(byte[] bytes, int from, int to) {
        try (JsonReader json = new JsonReader(bytes, from, to)) {
            ValueReader in = new ValueReader(AllCodecs.ALL, json, types);
            in.next();
            RebuiltFunction function = FunctionReader.read(in);
            return new Decoded(function, in.keepsAny() && SnippetVariables.areSetBy(in));
        } catch (MalformedJsonException e) {
            throw e;
        } catch (Throwable e) { // whatever captured values throw
            throw ValueProblem.of("it can't be rebuilt", e).at("function");
        }
    }
}
