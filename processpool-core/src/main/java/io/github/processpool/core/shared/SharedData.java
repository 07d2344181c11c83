package io.github.processpool.core.shared;

import io.github.processpool.core.types.AllowedTypes;
import io.github.processpool.shared.Manager;
import io.github.processpool.shared.SharedByteArray;
import io.github.processpool.shared.SharedDoubleArray;
import io.github.processpool.shared.SharedIntArray;
import io.github.processpool.shared.SharedLongArray;
import java.util.Set;
import java.util.function.BiConsumer;

/** What this room makes for users. */
public final class SharedData {
    private SharedData() {}

    public static SharedLongArray newLongArray(int length) {
        return (SharedLongArray) SharedArrays.create("longs", length);
    }

    public static SharedIntArray newIntArray(int length) {
        return (SharedIntArray) SharedArrays.create("ints", length);
    }

    public static SharedDoubleArray newDoubleArray(int length) {
        return (SharedDoubleArray) SharedArrays.create("doubles", length);
    }

    public static SharedByteArray newByteArray(int length) {
        return (SharedByteArray) SharedArrays.create("bytes", length);
    }

    /**
     * Makes a manager for code that {@code caller} stands for; {@code warnings} hears of one that is never closed, with
     * the place that made it.
     */
    public static Manager newManager(Class<?> caller, Set<Class<?>> allowed, BiConsumer<String, Throwable> warnings) {
        return new LocalManager(AllowedTypes.sharedBy(caller, allowed), warnings);
    }
}
