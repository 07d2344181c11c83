package io.github.processpool.core.codec;

import java.io.OutputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;

/** The library that reads and writes JSON, for those who must know where it lies, or when it is loaded. */
public final class JsonLibrary {
    private static boolean loaded; // by the only thread that cares

    private JsonLibrary() {}

    /** Has its classes ready; the first time takes tens of milliseconds. By the thread that runs tasks. */
    public static void load() {
        if (!loaded) {
            try (JsonParser json = Json.parser(new byte[] {'0'}, 0, 1)) {
                json.nextToken();
            }
            loaded = true;
        }
    }

    /**
     * Has what writes ready, in any thread. To load it only when a task has used up all memory or stack, for the error to
     * be told, is too late.
     */
    public static void loadWriter() {
        Json.generator(OutputStream.nullOutputStream()).close();
    }

    /** Returns a class of it. */
    public static Class<?> entry() {
        return JsonFactory.class;
    }
}
