package io.github.processpool.core.codec;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codecs whose types one JSON text names. */
final class NamedCodecs {
    private static final int MOST_EXPECTED = 4;

    private final TypeResolver types;
    private @Nullable Map<String, Codec> named; // if any
    private @Nullable Codec last;
    private final @Nullable Codec[] expected = new Codec[MOST_EXPECTED]; // of values that said their types
    private int expectedCount;

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

    /** Returns the codec of a type that a value says of itself: others may follow that say the same. */
    Codec ofTagged(String typeName) {
        Codec codec = named(typeName);
        expected[expectedCount++ % MOST_EXPECTED] = codec;
        return codec;
    }

    /** Moves on to the value, and returns its codec, if one of the types before is all that it says of itself. */
    @Nullable
    Codec skipTag(JsonReader json) {
        for (Codec codec : expected) {
            if (codec != null && json.skip(codec.tag())) {
                return codec;
            }
        }
        return null;
    }
}
