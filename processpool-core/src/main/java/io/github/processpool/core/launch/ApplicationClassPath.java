package io.github.processpool.core.launch;

import io.github.processpool.core.archive.LibraryJars;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the application's classes, however it was started: on the JVM's class path, and at the URLs of the class loaders
 * that loaded this library, or that the thread which makes the pool has ({@code mvn exec:java} and many containers use such
 * loaders). All paths are absolute, since a worker may run in another folder.
 */
final class ApplicationClassPath {
    private ApplicationClassPath() {}

    /** Returns the entries in the order in which they are searched. */
    static List<Path> find() {
        Set<Path> entries = new LinkedHashSet<>();
        addLoaders(Thread.currentThread().getContextClassLoader(), entries);
        addLoaders(ApplicationClassPath.class.getClassLoader(), entries);
        entries.addAll(ofProperty());
        return new ArrayList<>(entries);
    }

    /** Returns those that this JVM was started with. */
    static List<Path> ofProperty() {
        String value = System.getProperty("java.class.path");
        if (value == null || value.isEmpty()) {
            return List.of();
        }
        Set<Path> entries = new LinkedHashSet<>();
        for (String entry : value.split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath());
        }
        return new ArrayList<>(entries);
    }

    private static void addLoaders(@Nullable ClassLoader first, Set<Path> entries) {
        for (ClassLoader loader = first; loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader withUrls) {
                for (URL url : withUrls.getURLs()) {
                    addUrl(url, entries);
                }
            }
        }
    }

    private static void addUrl(URL url, Set<Path> entries) {
        Path file = LibraryJars.fileOf(url);
        if (file != null) {
            entries.add(file.toAbsolutePath());
        }
    }
}
