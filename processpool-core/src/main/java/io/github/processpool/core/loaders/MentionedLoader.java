package io.github.processpool.core.loaders;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A class loader of functions, with its number. Arguments may be of classes that this loader does not know: the loaders of
 * those classes are its guests.
 */
public final class MentionedLoader {
    private final int number;
    private final @Nullable ClassLoader loader; // null: that of the class path, which gives out nothing
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final List<ClassLoader> guests = new CopyOnWriteArrayList<>();

    MentionedLoader(
            int number,
            @Nullable ClassLoader loader,
            Map<String, Integer> versions,
            @Nullable MentionedLoader predecessor) {
        this.number = number;
        this.loader = loader;
        this.versions.putAll(versions);
        if (predecessor != null) {
            guests.addAll(predecessor.guests);
        }
    }

    static MentionedLoader classPath() {
        return new MentionedLoader(0, null, Map.of(), null);
    }

    /** Returns the number by which workers know it; 0 for the class path. */
    public int number() {
        return number;
    }

    /** Notes versions of classes. Returns false if one of them differs from the version before. */
    boolean hasSeen(Map<String, Integer> others) {
        for (Map.Entry<String, Integer> other : others.entrySet()) {
            Integer seen = versions.putIfAbsent(other.getKey(), other.getValue());
            if (seen != null && !seen.equals(other.getValue())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes the class of an argument available through this loader.
     *
     * @throws IllegalArgumentException if another class of that name is available already
     */
    public void mention(Class<?> type) {
        ClassLoader owner = type.getClassLoader();
        if (owner == loader || CallLoaders.isOfClassPath(owner)) {
            return;
        }
        Class<?> known = load(type.getName());
        if (known == null) {
            guests.add(owner);
        } else if (known != type) {
            throw new IllegalArgumentException("two classes have the name " + type.getName() + ", one of " + owner
                    + " and one of " + known.getClassLoader() + ": a call can use only one of them");
        }
    }

    /** Returns the class of that name; null if neither this loader nor a guest knows it. */
    public @Nullable Class<?> load(String name) {
        for (ClassLoader place : places()) {
            try {
                return Class.forName(name, false, place);
            } catch (ClassNotFoundException e) {
                // The next loader may know it.
            }
        }
        return null;
    }

    byte @Nullable [] resource(String name, int index) throws IOException {
        Set<String> onClassPath = new HashSet<>();
        for (URL url : Collections.list(ClassLoader.getSystemClassLoader().getResources(name))) {
            onClassPath.add(url.toExternalForm());
        }
        Set<String> seen = new LinkedHashSet<>();
        for (ClassLoader place : places()) {
            for (URL url : Collections.list(place.getResources(name))) {
                String text = url.toExternalForm();
                if (!onClassPath.contains(text) && seen.add(text) && seen.size() > index) {
                    return ClassBytes.at(url);
                }
            }
        }
        return null;
    }

    private List<ClassLoader> places() {
        List<ClassLoader> places = new ArrayList<>();
        if (loader != null) {
            places.add(loader);
        }
        places.addAll(guests);
        return places;
    }

    @Override
    public String toString() {
        return loader == null ? "the class loaders that calls mention" : loader.toString();
    }
}
