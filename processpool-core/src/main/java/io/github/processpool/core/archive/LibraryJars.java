package io.github.processpool.core.archive;

import io.github.processpool.Pool;
import io.github.processpool.core.codec.JsonLibrary;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The jars with the classes that every worker loads at its start: the library's own, and those of its JSON library. */
final class LibraryJars {
    private static final List<Class<?>> ONE_OF_EACH = List.of(Pool.class, LibraryJars.class, JsonLibrary.entry());

    private LibraryJars() {}

    /** Returns them, each once; none if one of them is not on the class path as a jar, all that a JVM can archive. */
    static List<Path> on(List<Path> classPath) {
        Set<Path> jars = new LinkedHashSet<>();
        for (Class<?> type : ONE_OF_EACH) {
            Path place = place(type);
            if (place == null || !classPath.contains(place) || !Files.isRegularFile(place)) {
                return List.of();
            }
            jars.add(place);
        }
        return List.copyOf(jars);
    }

    private static @Nullable Path place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return null; // inside another jar, say
        }
    }
}
