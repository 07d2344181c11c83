package io.github.processpool.core.codec;

import io.github.processpool.EncodingException;
import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.core.types.CallOrigin;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function as it travels. Immutable and thread-safe. */
public final class EncodedFunction {
    private final byte[] json;
    private final int loader;
    private final boolean capturing;
    private final String description;
    private final CallOrigin origin;

    EncodedFunction(byte[] json, int loader, boolean capturing, String description, CallOrigin origin) {
        this.json = json;
        this.loader = loader;
        this.capturing = capturing;
        this.description = description;
        this.origin = origin;
    }

    /** Returns one JSON object on one line. The array is shared: it must not be changed. */
    public byte[] json() {
        return json;
    }

    /** Returns the number of the class loader that knows its classes and those of its arguments. */
    public int loader() {
        return loader;
    }

    /** Says whether it captured values, or brings values of JShell's variables. */
    public boolean capturing() {
        return capturing;
    }

    /**
     * Returns the names of the classes that a worker needs for it, if it declares them; JDK classes may be left out.
     */
    public Set<String> classes() {
        return origin.classes();
    }

    /** Returns a name for messages, as {@code Squares::square} or {@code lambda in com.example.Main.main}. */
    public String describe() {
        return description;
    }

    /** Returns, for one call of this function, what its results may be; arguments are yet to be mentioned to it. */
    public AllowedTypes newResultTypes() {
        return new AllowedTypes(origin);
    }

    /** Returns the type of a parameter, if the function declares it. */
    public Class<?> parameterType(int index) {
        return origin.parameterType(index);
    }

    /**
     * Checks that an argument arrives as something that the function takes. Collections arrive as standard ones, which
     * a function that wants one of an application's own can't be given.
     *
     * @param path the name of the argument in messages
     * @throws EncodingException when it does not
     */
    public void checkArgument(int index, @Nullable Object argument, String path) {
        if (argument != null) {
            try {
                AllCodecs.ALL.of(argument.getClass()).requireFits(origin.parameterType(index), argument);
            } catch (ValueProblem e) {
                throw e.at(path);
            }
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
