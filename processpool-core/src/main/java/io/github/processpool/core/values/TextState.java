package io.github.processpool.core.values;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What codecs keep while one JSON text is written or read: at most one object of each class. */
public abstract class TextState {
    private @Nullable Map<Class<?>, Object> kept; // if anything is

    /** Returns what was {@linkplain #keep kept} of that class, if anything was. */
    public final <T> @Nullable T kept(Class<T> kind) {
        return kept == null ? null : kind.cast(kept.get(kind));
    }

    /** Tells whether anything is kept. */
    public final boolean keepsAny() {
        return kept != null;
    }

    /** Keeps an object as long as the text lasts, and returns it. */
    public final <T> T keep(T object) {
        if (kept == null) {
            kept = new HashMap<>();
        }
        kept.put(object.getClass(), object);
        return object;
    }

    /** Keeps the object of that class no longer. */
    public final void forget(Class<?> kind) {
        if (kept != null) {
            kept.remove(kind);
        }
    }
}
