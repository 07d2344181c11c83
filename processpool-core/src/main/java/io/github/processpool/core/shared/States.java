package io.github.processpool.core.shared;

import io.github.processpool.core.types.SharedHandle;
import io.github.processpool.core.types.SharedObject;
import io.github.processpool.core.types.SharedObjects;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The states of this JVM, by the ids of their objects. */
final class States {
    private static final Map<String, SharedState> OPEN = new ConcurrentHashMap<>();

    private States() {}

    static void add(SharedObject object, SharedState state, Link link) {
        SharedHandle own = object.handle();
        OPEN.put(own.id(), state);
        SharedObjects.add(own.id(), handle -> {
            if (handle.equals(own)) {
                return object;
            }
            return Proxies.isPart(handle, own) ? Proxies.of(link, handle) : null;
        });
    }

    static @Nullable SharedState find(String id) {
        return OPEN.get(id);
    }

    static void close(String id) {
        SharedObjects.remove(id);
        SharedState state = OPEN.remove(id);
        if (state != null) {
            state.close();
        }
    }
}
