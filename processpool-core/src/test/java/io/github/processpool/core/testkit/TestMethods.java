package io.github.processpool.core.testkit;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The tests of this module, by the names that documents call them: {@code Class#method}. */
public final class TestMethods {
    private TestMethods() {}

    /** Returns all of them. */
    public static Set<String> all() throws IOException {
        return classes().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).filter(TestMethods::isTest))
                .map(method -> method.getDeclaringClass().getSimpleName() + "#" + method.getName())
                .collect(toSet());
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Testable.class);
    }

    private static List<Class<?>> classes() throws IOException {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("$"))
                    .<Class<?>>map(TestMethods::load)
                    .toList();
        }
    }

    private static Path root() {
        try {
            return Path.of(TestMethods.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, TestMethods.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
