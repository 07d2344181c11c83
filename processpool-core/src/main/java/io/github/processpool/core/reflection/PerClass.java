package io.github.processpool.core.reflection;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cache of one value for each class. A value is kept while both the class and this library are loaded, and keeps neither of
 * them loaded. With a {@link ClassValue} alone, the JDK's classes would hold the library of an application that was undeployed;
 * with a map alone, the library would hold such an application's classes.
 */
public final class PerClass<T> {
    private static final ClassLoader OWN = PerClass.class.getClassLoader();
    private static final boolean STAYS = isForGood(OWN);

    private final Function<Class<?>, T> finder;
    private final Map<Class<?>, T> ofLongerLived =
            new ConcurrentHashMap<>(0); // strong references to the values that the classes refer to weakly
    private final ClassValue<Object> values = new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
            T found = finder.apply(type);
            return STAYS || !outlivesOwn(type.getClassLoader()) ? found : weak(type, found);
        }
    };

    public PerClass(Function<Class<?>, T> finder) {
        this.finder = finder;
    }

    /** Returns the value of a class, which the finder makes at the first call. */
    @SuppressWarnings({"unchecked", "NullAway"
    }) // it is what computeValue returned, and the map holds what is referred to weakly
    public T get(Class<?> type) {
        Object value = values.get(type);
        return value instanceof WeakReference<?> held ? (T) held.get() : (T) value;
    }

    private WeakReference<T> weak(Class<?> type, T found) {
        T earlier = ofLongerLived.putIfAbsent(type, found);
        return new WeakReference<>(earlier == null ? found : earlier);
    }

    private static boolean outlivesOwn(@Nullable ClassLoader loader) {
        if (isForGood(loader)) {
            return true;
        }
        for (ClassLoader above = OWN.getParent(); above != null; above = above.getParent()) {
            if (above == loader) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForGood(@Nullable ClassLoader loader) {
        return loader == null
                || loader == ClassLoader.getSystemClassLoader()
                || loader == ClassLoader.getPlatformClassLoader();
    }
}
