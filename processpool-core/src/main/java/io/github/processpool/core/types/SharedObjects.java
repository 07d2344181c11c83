package io.github.processpool.core.types;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shared objects whose state is in this JVM. A handle that comes back from a worker becomes the very same object. */
public final class SharedObjects {
    private static final Map<String, Function<SharedHandle, @Nullable SharedObject>> HERE = new ConcurrentHashMap<>();

    private SharedObjects() {}

    /** Registers an object and its parts: {@code lookup} returns the object for a handle with that id, or null. */
    public static void add(String id, Function<SharedHandle, @Nullable SharedObject> lookup) {
        HERE.put(id, lookup);
    }

    /** Forgets an object. */
    public static void remove(String id) {
        HERE.remove(id);
    }

    public static @Nullable SharedObject find(SharedHandle handle) {
        Function<SharedHandle, @Nullable SharedObject> lookup = HERE.get(handle.id());
        return lookup == null ? null : lookup.apply(handle);
    }
}
