package io.github.processpool.core.archive;

import io.github.processpool.Pool;
import io.github.processpool.core.json.JsonReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The jars with the classes that workers load at their start: the library's own, and those of its JSON library. */
public final class LibraryJars {
    private static final List<Class<?>> ONE_OF_EACH = List.of(Pool.class, LibraryJars.class, JsonReader.library());

    private LibraryJars() {}

    /** Returns each of them once. Returns none if one is not on the class path as a jar: a JVM archives only jars. */
    static List<Path> on(List<Path> classPath) {
        Set<Path> jars = places();
        boolean archivable = areFiles() && classPath.containsAll(jars);
        for (Path jar : jars) {
            archivable &= Files.isRegularFile(jar);
        }
        return archivable ? List.copyOf(jars) : List.of();
    }

    /** Tells whether all of them are files or folders, not inside another jar for example. */
    public static boolean areFiles() {
        return ONE_OF_EACH.stream().allMatch(type -> place(type) != null);
    }

    /** Returns where they lie, as jars or as folders of classes. */
    public static Set<Path> places() {
        Set<Path> places = new LinkedHashSet<>();
        for (Class<?> type : ONE_OF_EACH) {
            Path place = place(type);
            if (place != null) {
                places.add(place);
            }
        }
        return places;
    }

    private static @Nullable Path place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : fileOf(source.getLocation());
    }

    /** Returns the file that a URL names; null if it names something else. */
    public static @Nullable Path fileOf(@Nullable URL url) {
        if (url == null || !url.getProtocol().equals("file")) {
            return null;
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            return Path.of(url.getPath()); // an invalid URL, which contains blanks for example
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return null;
        }
    }
}
