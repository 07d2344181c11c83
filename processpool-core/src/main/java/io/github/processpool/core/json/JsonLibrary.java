package io.github.processpool.core.json;

/** Jackson, for those who must know where it lies. */
public final class JsonLibrary {
    private JsonLibrary() {}

    /** Returns a class of it. */
    public static Class<?> entry() {
        return tools.jackson.core.JsonToken.class;
    }
}
