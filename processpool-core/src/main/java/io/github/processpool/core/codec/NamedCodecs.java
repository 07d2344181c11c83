package io.github.processpool.core.codec;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.types.TypeResolver;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codecs whose types one JSON text names. */
final class NamedCodecs {
    private final TypeResolver types;
    private @Nullable Map<String, Codec> named; // if any
    private @Nullable Codec last;

    NamedCodecs(TypeResolver types) {
        this.types = types;
    }

    /**
     * Returns the codec of a type.
     *
     * @throws ValueProblem when there is none
     */
    Codec named(String typeName) {
        if (last != null && last.typeName().equals(typeName)) {
            return last;
        }
        if (named == null) {
            named = new HashMap<>();
        }
        Codec codec = named.get(typeName);
        if (codec == null) {
            codec = Codecs.named(typeName, types);
            named.put(typeName, codec);
        }
        last = codec;
        return codec;
    }
}
