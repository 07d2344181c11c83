package io.github.processpool.core.reflection;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is found out about each class once. It is kept while both the class and this library are loaded, and keeps neither
 * loaded: by a {@link ClassValue} alone, classes of the JDK would hold the library of an application that is gone, and by
 * a map, the library would hold the classes of such an application.
 */
public final class PerClass<T> {
    private static final ClassLoader OWN = PerClass.class.getClassLoader();
    private static final boolean STAYS = isForGood(OWN);

    private final Function<Class<?>, T> finder;
    private final Map<Class<?>, T> ofLongerLived = new ConcurrentHashMap<>(0); // holds what the classes refer to weakly
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

    /** Returns what there is to know about a class. */
    @SuppressWarnings({"unchecked", "NullAway"
    }) // it is what computeValue returned, and what is held weakly is in the map
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
