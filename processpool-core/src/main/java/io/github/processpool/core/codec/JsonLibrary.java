package io.github.processpool.core.codec;

import tools.jackson.core.JsonToken;

/** Jackson, for those who must know where it lies, or when it is loaded. */
public final class JsonLibrary {
    private static boolean loaded; // by the only thread that cares

    private JsonLibrary() {}

    /**
     * Has its classes ready if the text {@code bytes[from, to)} takes them, as one with escapes does; the first time takes
     * tens of milliseconds. By the thread that runs tasks.
     */
    public static void loadFor(byte[] bytes, int from, int to) {
        if (!loaded && hasEscape(bytes, from, to)) {
            try (JacksonReader json = new JacksonReader(new byte[] {'0'}, 0, 1)) {
                json.skip(1);
            }
            loaded = true;
        }
    }

    private static boolean hasEscape(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Returns a class of it. */
    public static Class<?> entry() {
        return JsonToken.class;
    }
}
