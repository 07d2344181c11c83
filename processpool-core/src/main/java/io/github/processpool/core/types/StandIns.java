package io.github.processpool.core.types;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Classes whose objects travel instead of others: {@code writeReplace} makes them, their {@code readResolve} turns them back. */
final class StandIns {
    private StandIns() {}

    /** Tells whether objects of a class may travel for {@code original}: it is of its package and has a {@code readResolve}. */
    static boolean mayStandFor(Class<?> original, Class<?> type) {
        Class<?> replacing = declaring(original, "writeReplace");
        return replacing != null
                && declaring(type, "readResolve") != null
                && (Neighbours.shareAPackage(type, original) || Neighbours.shareAPackage(type, replacing));
    }

    private static @Nullable Class<?> declaring(Class<?> type, String hook) {
        for (Class<?> c = type; c != null && Serializable.class.isAssignableFrom(type); c = c.getSuperclass()) {
            if (declares(c, hook)) {
                return c;
            }
        }
        return null;
    }

    private static boolean declares(Class<?> type, String hook) {
        try {
            Method method = type.getDeclaredMethod(hook);
            return !Modifier.isStatic(method.getModifiers());
        } catch (NoSuchMethodException | LinkageError e) {
            return false;
        }
    }
}
