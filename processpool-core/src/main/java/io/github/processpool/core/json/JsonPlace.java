package io.github.processpool.core.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a value begins in a JSON text, and what is open around it. From there a reader can start anew.
 *
 * @param from where the value's first byte is
 * @param tokens how many tokens are before it
 * @param depth how many arrays and objects are open around it
 * @param objects which of these are objects: the innermost is the lowest bit
 * @param opening a text that opens as much; null where the bits tell it
 */
public record JsonPlace(
        int from,
        int tokens,
        int depth,
        long objects,
        @Nullable String opening) {
    private static final String ARRAY = "[";
    private static final String OBJECT = "{\"\":";

    /** Returns a place of which it is only known what has to be opened before it. */
    public static JsonPlace after(String opening, int from) {
        return new JsonPlace(from, 0, 0, 0, opening);
    }

    public static String opening(boolean object) {
        return object ? OBJECT : ARRAY;
    }

    /** Returns JSON after which a value may stand as it does there. */
    public byte[] openingBytes() {
        return (opening == null ? openingOfBits() : opening).getBytes(StandardCharsets.US_ASCII);
    }

    private String openingOfBits() {
        StringBuilder text = new StringBuilder();
        for (int level = depth - 1; level >= 0; level--) {
            text.append(opening((objects >>> level & 1) != 0));
        }
        return text.toString();
    }
}
