package io.github.processpool.core.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts that are repeated in one JSON text, such as the keys of its maps. Each is made once, with its hash, until
 * another takes its place.
 */
final class RepeatedTexts {
    private static final int PLACES = 32; // a power of two

    private final byte[] bytes;
    private final @Nullable String[] texts = new String[PLACES];
    private final int[] froms = new int[PLACES];

    RepeatedTexts(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the text {@code bytes[from, to)}, which is ASCII. */
    String at(int from, int to) {
        int length = to - from;
        int place = length == 0 ? 0 : (31 * length + 7 * bytes[from] + bytes[to - 1]) & (PLACES - 1);
        String known = texts[place];
        int knownFrom = froms[place];
        if (known != null && Arrays.equals(bytes, from, to, bytes, knownFrom, knownFrom + known.length())) {
            return known;
        }
        String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        texts[place] = text;
        froms[place] = from;
        return text;
    }
}
