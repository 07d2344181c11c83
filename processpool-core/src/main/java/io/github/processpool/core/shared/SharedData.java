package io.github.processpool.core.shared;

import io.github.processpool.core.codec.AllowedTypes;
import io.github.processpool.shared.Manager;
import java.util.Set;

/** What this room makes for users. */
public final class SharedData {
    private SharedData() {}

    /** Makes a manager for code that {@code caller} stands for. */
    public static Manager newManager(Class<?> caller, Set<Class<?>> allowed) {
        return new LocalManager(AllowedTypes.beside(caller, allowed));
    }
}
