package io.github.processpool.core.codec;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The codecs whose types one JSON text names. Values of one type are often many, and then what they say of it is most of
 * their text: it is read with one comparison.
 */
final class NamedCodecs {
    private static final int MOST_EXPECTED = 4;

    private final TypeResolver types;
    private @Nullable Map<String, Codec> named; // if any
    private @Nullable Codec last;
    private final @Nullable Expected[] expected = new Expected[MOST_EXPECTED];
    private int expectedCount;

    /** A value has begun with what stands there in the text, and nothing but the value came behind. */
    private record Expected(Codec codec, int from, int to) {}

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

    /** Notes that a value of this codec has begun there, and that others may begin likewise. */
    void expect(Codec codec, int from, int to) {
        expected[expectedCount++ % MOST_EXPECTED] = new Expected(codec, from, to);
    }

    /** Moves on to the value, and returns its codec, if it begins as one before. */
    @Nullable
    Codec skipExpected(JsonReader json) {
        for (Expected before : expected) {
            if (before == null) {
                return null;
            }
            if (json.skipTag(before.from, before.to)) {
                return before.codec;
            }
        }
        return null;
    }
}
