package io.github.processpool.core.types;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shared objects whose state lives in this JVM: what comes back from a worker is the very object. */
public final class SharedObjects {
    private static final Map<String, Function<SharedHandle, @Nullable SharedObject>> HERE = new ConcurrentHashMap<>();

    private SharedObjects() {}

    /** Makes an object known, and its parts: {@code lookup} returns what a handle with that id stands for, or null. */
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
